//! What the benches measure with: memory as the system counts it, and times of runs in turn.

// Each bench uses its own part of it.
#![allow(dead_code)]

use std::time::Duration;

/// The memory that the process takes, in bytes, where the system tells it.
pub(crate) fn resident() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// The middle one of what several runs took.
pub(crate) fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The middle one of the ratios of runs in turn, so that what else the machine does meanwhile strikes both.
pub(crate) fn median_ratio(times: &[Duration], of: &[Duration]) -> f64 {
    let mut ratios: Vec<f64> = times.iter().zip(of).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN)
}

/// In milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
