//! Items to text, text to disk.
