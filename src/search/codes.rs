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

/// How many bytes [`push`] appends.
pub(super) fn len(number: u32) -> u32 {
    match number {
        0..TWO => 1,
        TWO..THREE => 2,
        THREE..FIVE => 3,
        _ => 5,
    }
}

/// The numbers that were pushed; a cut number ends them.
#[derive(Clone)]
pub(super) struct Codes<'b>(pub(super) &'b [u8]);

impl Iterator for Codes<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.0.split_first()?;
        if first < 192 {
            self.0 = rest;
            return Some(u32::from(first));
        }
        let (number, rest) = match (first, rest) {
            (192..=247, [low, rest @ ..]) => (TWO + (u32::from(first - 192) << 8 | u32::from(*low)), rest),
            (248..=254, [high, low, rest @ ..]) => {
                (THREE + (u32::from(first - 248) << 16 | u32::from(*high) << 8 | u32::from(*low)), rest)
            }
            (255, [a, b, c, d, rest @ ..]) => (u32::from_be_bytes([*a, *b, *c, *d]), rest),
            _ => return None,
        };
        self.0 = rest;
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
        let mut lengths = 0;
        for number in numbers {
            push(number, &mut bytes);
            lengths += len(number);
        }
        assert_eq!(bytes.len(), lengths as usize);
        assert!(Codes(&bytes).eq(numbers));
        assert_eq!(Codes(&[200]).next(), None);
    }
}
