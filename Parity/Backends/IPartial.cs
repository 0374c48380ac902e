namespace Parity.Backends;

/// <summary>A backend that owes a part of a case's results alone: one that goes forward only. What it does not owe is said to be unchecked, never passed.</summary>
public interface IPartial
{
    /// <summary>Why it does not owe a result of that name, or null where it does.</summary>
    string? DoesNotOwe(string array);
}
