using Google.Protobuf;

namespace Parity.Models.Formats;

/// <summary>Messages of TensorFlow's; what is not needed of them is passed over.</summary>
internal static class Messages
{
    /// <summary>Reads one.</summary>
    /// <exception cref="BadInputException">It is none, or damaged.</exception>
    public static T Parse<T>(MessageParser<T> parser, string what, byte[] bytes)
        where T : IMessage<T>, new()
    {
        try
        {
            return parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new BadInputException($"{what}: no {new T().Descriptor.Name}, or cut short or damaged: {e.Message}", e);
        }
    }
}
