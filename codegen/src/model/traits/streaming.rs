//! Streaming traits.

marks! {
    /// A blob that is not held in memory, or a union of events.
    Streaming: "smithy.api#streaming";
    /// The length of the stream must be known before it is sent.
    RequiresLength: "smithy.api#requiresLength";
    /// The member is a header of the event.
    EventHeader: "smithy.api#eventHeader";
    /// The member is the payload of the event.
    EventPayload: "smithy.api#eventPayload";
}
