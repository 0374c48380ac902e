using Parity.Backends.Peers;
using Parity.Cases;

namespace Parity.Tests.Backends.Torch;

/// <summary>What torch cannot express is known without torch, so that the reasons are the same on every machine.</summary>
public sealed class TorchLimitsTests
{
    [Theory]
    [InlineData("torch")]
    [InlineData("impl-torch")]
    public void The_reasons_are_as_they_were(string name)
    {
        var peer = PeerTable.Find(name)!;
        var reasons = Repository.Folder.Cases.GroupBy(c => peer.CannotRun(c) ?? "(is run)").OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Count(),4} {g.Key} ({g.First().Id})");
        Snapshot.Match(string.Join('\n', reasons), name);
    }

    [Theory]
    [InlineData("""{ "type": "MultiRNNCell", "cells": [ { "type": "LSTMCell", "num_units": 3 }, { "type": "LSTMCell", "num_units": 3 } ] }""", Driver.DynamicRnn, null)]
    [InlineData("""{ "type": "MultiRNNCell", "cells": [ { "type": "LSTMCell", "num_units": 3 }, { "type": "LSTMCell", "num_units": 3 } ] }""", Driver.StackBidirectionalDynamicRnn, null)]
    [InlineData("""{ "type": "MultiRNNCell", "cells": [ { "type": "LSTMCell", "num_units": 3 }, { "type": "LSTMCell", "num_units": 3 } ] }""", Driver.BidirectionalDynamicRnn, "bidirectional_dynamic_rnn's directions meet after the last layer, those of a torch module after each")]
    [InlineData("""{ "type": "MultiRNNCell", "cells": [ { "type": "LSTMCell", "num_units": 3 }, { "type": "LSTMCell", "num_units": 4 } ] }""", Driver.DynamicRnn, null)]
    [InlineData("""{ "type": "MultiRNNCell", "cells": [ { "type": "BasicRNNCell", "num_units": 3 }, { "type": "BasicRNNCell", "num_units": 3, "activation": "relu" } ] }""", Driver.DynamicRnn, null)]
    [InlineData("""{ "type": "LSTMCell", "num_units": 3, "layer_norm": true }""", Driver.DynamicRnn, "cell argument layer_norm: LSTMCell has none of that name")]
    public void Directions_that_meet_after_the_last_layer_are_no_module_of_torchs(string cell, Driver driver, string? why)
    {
        var row = Repository.Folder.Cases[0] with { Driver = driver, Cell = System.Text.Json.JsonSerializer.Deserialize<CellSpec>(cell)! };
        Assert.Equal(why, PeerTable.Find("torch")!.CannotRun(row));
    }
}
