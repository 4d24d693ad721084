//! Random values of the types of a crate, and calls of its operations: the lists are written once and compiled against both
//! crates (`sdk` is the crate of the parent module).

/// Values of enums: one of these variants, or an unknown one.
#[macro_export]
macro_rules! enums {
    ($($name:ident { $($variant:ident)* })*) => {$(
        impl $crate::entropy::Any for sdk::types::$name {
            fn any(entropy: &mut $crate::entropy::Entropy<'_>) -> Self {
                let known = [$(Self::$variant),*];
                match entropy.below(known.len() + 1) {
                    0 => Self::from("of-tomorrow"),
                    choice => known[choice - 1].clone(),
                }
            }
        }
    )*};
}

/// Values of structures: members that may be absent, then those that may not.
#[macro_export]
macro_rules! structures {
    ($($name:ident { $($optional:ident)* } { $($required:ident)* })*) => {$(
        impl $crate::entropy::Any for sdk::types::$name {
            fn any(entropy: &mut $crate::entropy::Entropy<'_>) -> Self {
                entropy.nested(|entropy| {
                    let builder = Self::builder()
                        $(.$optional($crate::entropy::Any::any(entropy)))*
                        $(.$required(Some($crate::entropy::Any::any(entropy))))*;
                    let _ = entropy;
                    $crate::macros::Built::<Self>::built(builder.build())
                })
            }
        }
    )*};
}

/// Values of unions: variants with a value, then those without.
#[macro_export]
macro_rules! unions {
    ($($name:ident { $($variant:ident)* } { $($unit:ident)* })*) => {$(
        impl $crate::entropy::Any for sdk::types::$name {
            fn any(entropy: &mut $crate::entropy::Entropy<'_>) -> Self {
                type Make = fn(&mut $crate::entropy::Entropy<'_>) -> sdk::types::$name;
                let variants: &[Make] = &[
                    $(|entropy| sdk::types::$name::$variant($crate::entropy::Any::any(entropy)),)*
                    $(|_| sdk::types::$name::$unit,)*
                ];
                entropy.nested(|entropy| variants[entropy.choice(variants.len())](entropy))
            }
        }
    )*};
}

/// The function `call`, which sends a random input of an operation.
#[macro_export]
macro_rules! inputs {
    ($($operation:ident: $input:ident { $($set:ident)* })*) => {
        /// The operations, by the names of their modules.
        pub const OPERATIONS: &[&str] = &[$(stringify!($operation)),*];

        /// Sends a random input of that operation.
        pub async fn call(
            operation: &str,
            client: &sdk::Client,
            entropy: &mut $crate::entropy::Entropy<'_>,
        ) -> $crate::outcome::Outcome {
            match operation {
                $(stringify!($operation) => {
                    let input = sdk::operation::$operation::$input::builder()
                        $(.$set($crate::entropy::Any::any(entropy)))*;
                    let _ = entropy;
                    $crate::outcome::Outcome::new(Box::pin(input.send_with(client)).await)
                })*
                other => panic!("{other} is no operation"),
            }
        }
    };
}

/// The result of a builder, which fails for some types.
pub trait Built<T> {
    /// The value.
    fn built(self) -> T;
}

impl<T> Built<T> for T {
    fn built(self) -> T {
        self
    }
}

impl<T, E: std::fmt::Debug> Built<T> for Result<T, E> {
    fn built(self) -> T {
        self.expect("all required members are set")
    }
}
