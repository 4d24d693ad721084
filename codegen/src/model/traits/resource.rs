//! Resource traits.

texts! {
    /// The identifier that a member with another name stands for.
    ResourceIdentifier: "smithy.api#resourceIdentifier";
    /// The property that a member with another name stands for.
    Property: "smithy.api#property";
}

marks! {
    /// The members of the member's target are properties.
    NestedProperties: "smithy.api#nestedProperties";
    /// The member is no property.
    NotProperty: "smithy.api#notProperty";
    /// A `put` does not replace what is there.
    NoReplace: "smithy.api#noReplace";
}
