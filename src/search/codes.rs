//! Numbers in few bytes: those below 192 in one, below 14,528 in two, below 473,280 in three, any other in five.
//!
//! The first byte tells the length, so a reader never looks at a byte twice.

const TWO: u32 = 192;
const THREE: u32 = TWO + (248 - 192) * 256;
const FIVE: u32 = THREE + (255 - 248) * 65_536;

/// Appends `number`.
pub(super) fn push(number: u32, bytes: &mut Vec<u8>) {
    match number {
        0..TWO => bytes.push(number as u8),
        TWO..THREE => {
            let rest = number - TWO;
            bytes.extend([192 + (rest >> 8) as u8, rest as u8]);
        }
        THREE..FIVE => {
            let rest = number - THREE;
            bytes.extend([248 + (rest >> 16) as u8, (rest >> 8) as u8, rest as u8]);
        }
        _ => {
            bytes.push(255);
            bytes.extend(number.to_be_bytes());
        }
    }
}

/// The numbers that were pushed; a cut number ends them.
#[derive(Clone)]
pub(super) struct Codes<'b> {
    /// Begins with the next number.
    bytes: &'b [u8],
    /// How many bytes the numbers still take.
    left: usize,
}

impl<'b> Codes<'b> {
    /// The numbers in the first `len` of `bytes`. Those after them may be read along, which is faster than looking for the end.
    pub(super) fn new(bytes: &'b [u8], len: usize) -> Self {
        Self { bytes, left: len.min(bytes.len()) }
    }
}

/// The first four of `bytes`, with zeros after the last.
#[cold]
fn padded(bytes: &[u8]) -> [u8; 4] {
    std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(0))
}

impl Iterator for Codes<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let word = u32::from_be_bytes(self.bytes.first_chunk().copied().unwrap_or_else(|| padded(self.bytes)));
        let first = word >> 24;
        // Lengths follow each other without a rule, so a branch for each would be guessed wrong half of the time.
        let more = usize::from(first >= 192) + usize::from(first >= 248);
        let (len, number) = match first {
            255 => (5, u32::from_be_bytes(*self.bytes.get(1..)?.first_chunk()?)),
            _ => {
                const LESS: [u32; 3] = [0, (192 << 8) - TWO, (248 << 16) - THREE];
                (more + 1, (word >> (24 - 8 * more)) - LESS[more])
            }
        };
        self.left = self.left.checked_sub(len)?;
        self.bytes = &self.bytes[len..];
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 191, 192, 193, 447, 448, 14_527, 14_528, 473_279, 473_280, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            push(number, &mut bytes);
        }
        assert!(Codes::new(&bytes, bytes.len()).eq(numbers));
        // What stands behind them makes no difference, and where they are cut they end.
        let ends = (0..=bytes.len()).map(|len| Codes::new(&bytes, len).count());
        let cut = (0..=bytes.len()).map(|len| Codes::new(&bytes[..len], len).count());
        assert!(ends.eq(cut));
        let lengths = [1usize, 1, 1, 2, 2, 2, 2, 2, 3, 3, 5, 5];
        assert_eq!(bytes.len(), lengths.iter().sum::<usize>());
        for (at, count) in (1..).zip(1..=lengths.len()) {
            let len: usize = lengths[..at].iter().sum();
            assert_eq!([len - 1, len].map(|len| Codes::new(&bytes, len).count()), [count - 1, count]);
        }
    }
}
