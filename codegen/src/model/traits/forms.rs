//! The two forms that most traits have: a mark without content, and a text.

/// Traits that only mark: `Required: "smithy.api#required"`.
macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident: $id:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl $crate::model::traits::Trait for $name {
            const ID: &'static str = $id;

            fn from_node(_: &$crate::model::node::Node) -> Option<Self> {
                Some(Self)
            }
        }
    )*};
}

/// Traits whose value is a string: `Pattern: "smithy.api#pattern"`.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $id:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub String);

        impl $crate::model::traits::Trait for $name {
            const ID: &'static str = $id;

            fn from_node(node: &$crate::model::node::Node) -> Option<Self> {
                node.as_str().map(|text| Self(text.to_owned()))
            }
        }
    )*};
}
