"""python -m unittest discover -s tools/export/tests -t tools/export"""
