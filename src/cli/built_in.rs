//! The digests that come with the program, for a first look and for a fresh machine.

/// Name and content of each.
pub(super) const DIGESTS: [(&str, &str); 2] = [
    ("<built-in>/itpro-huawei-5g.json", include_str!("../../digests/itpro-huawei-5g.json")),
    ("<built-in>/thenational-huawei-5g.json", include_str!("../../digests/thenational-huawei-5g.json")),
];
