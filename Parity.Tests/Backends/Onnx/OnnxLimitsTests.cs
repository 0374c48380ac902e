using Parity.Backends.Peers;
using Parity.Cases;

namespace Parity.Tests.Backends.Onnx;

/// <summary>What ONNX's operators cannot express is known without ONNX Runtime, so that the reasons are the same on every machine.</summary>
public sealed class OnnxLimitsTests
{
    [Fact]
    public void The_reasons_are_as_they_were()
    {
        var peer = PeerTable.Find("onnx")!;
        var reasons = Repository.Folder.Cases.GroupBy(c => peer.CannotRun(c) ?? "(is run)").OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Count(),4} {g.Key} ({g.First().Id})");
        Snapshot.Match(string.Join('\n', reasons));
    }

    [Theory]
    [InlineData("""{ "type": "ResidualWrapper", "cell": { "type": "LSTMCell", "num_units": 5, "cell_clip": 2 } }""", "ONNX's LSTM cannot: cell_clip=2: it does not clip the state")]
    [InlineData("""{ "type": "MultiRNNCell", "cells": [ { "type": "GRUCell", "num_units": 3 }, { "type": "LSTMCell", "num_units": 3, "num_proj": 2 } ] }""", "ONNX's LSTM cannot: num_proj=2: it has no projection")]
    [InlineData("""{ "type": "LSTMCell", "num_units": 3, "layer_norm": true }""", "cell argument layer_norm: LSTMCell has none of that name")]
    [InlineData("""{ "type": "LayerNormBasicLSTMCell", "num_units": 3 }""", "LayerNormBasicLSTMCell: no operator of ONNX computes it")]
    [InlineData("""{ "type": "LSTMCell", "num_units": 3, "use_peepholes": true, "activation": "relu" }""", null)]
    public void A_cell_is_as_its_layers(string cell, string? why)
    {
        var row = Repository.Folder.Cases[0] with { Driver = Driver.DynamicRnn, Cell = System.Text.Json.JsonSerializer.Deserialize<CellSpec>(cell)! };
        Assert.Equal(why, PeerTable.Find("onnx")!.CannotRun(row));
    }
}
