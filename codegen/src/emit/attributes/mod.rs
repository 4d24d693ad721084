//! The attributes that the derives read, and `#![allow(..)]`.

pub(super) mod allow;
pub(super) mod constraint;
pub(super) mod deprecated;
pub(super) mod error;
pub(super) mod member;
pub(super) mod operation;
pub(super) mod operation_trait;
pub(super) mod paginator;
pub(super) mod shape;
