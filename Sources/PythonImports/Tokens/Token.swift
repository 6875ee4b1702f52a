/// A piece of Python source. Comments, blank lines and line joins are no tokens.
struct Token {
    enum Kind: UInt8 {
        case name
        case number
        /// A whole string literal with its prefix, but no f-string or t-string.
        case string
        /// The prefix and opening quote of an f-string or t-string.
        case formatStart
        /// Literal text or a format specification, between fields or quotes; may be empty.
        case formatText
        case formatEnd
        /// One operator or delimiter; `:=`, `->`, `**` and those that end in `=` are one token.
        case punctuation
        /// The end of a logical line.
        case newline
        case indent
        case dedent
        case end
        /// The tokenizer stopped; it says why in its `failure`.
        case failure
    }

    let kind: Kind
    /// Offsets into the source, in bytes.
    let start: Int
    let end: Int
}
