"""Small trained models in the forms that TensorFlow 1 programs leave behind."""
