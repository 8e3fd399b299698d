//! Invented sentences of every class, each with the quantities that a reader finds in it as the screen shows them.

use super::*;
use crate::language::quantity;
use proptest::prelude::*;

/// Every quantity of `text` in the form of the screen.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let shown: Vec<String> = find(text).iter().map(|found| quantity::show(&found.figure(text))).collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn money() {
    check("The bridge cost $3.4 million.", &["$3.4 m"]);
    check("It raised £250m, or €290m.", &["£250 m", "€290 m"]);
    check("A fare of US$12.50 a day and A$9 a week", &["$12.50/day", "A$9/week"]);
    check("They owe 40 million Danish kroner.", &["DKK 40 m"]);
    check("Rents fell 30 cents to $4.10.", &["$0.30", "$4.10"]);
    check("Tickets are Rs 1,200 each, RM45 or 300 SEK.", &["₹1,200", "RM45", "SEK 300"]);
    check("a million dollar boat", &["$1 m"]);
    check("The fund paid HK $5.5bn.", &["HK$5.5 bn"]);
    check("The old mill was fined 700 pounds.", &["£700"]);
    check("The pumpkin weighed 700 pounds.", &["700 pounds"]);
    check("In all 12 won.", &["12"]);
    check("Shares closed at 212p.", &["£2.12"]);
    check("It lost ($4.5m) last year", &["$4.5 m"]);
    check("The PS5 sells well at PS450.", &["£450"]);
    check("They spent USD 5m and 2m EUR.", &["$5 m", "€2 m"]);
}

#[test]
fn percentages_and_points() {
    check("Sales rose 4 per cent, then 3.25%, then five percent.", &["4 %", "3.25 %", "5 %"]);
    check("The rate is 1.25pc.", &["1.25 %"]);
    check("up two percentage points and 40 basis points", &["2 percentage points", "40 basis points"]);
    check("The index lost 120 points to 3,410.", &["120 points", "3,410 points"]);
    check("A third of the town, two-thirds of voters and half of all shops", &["1/3", "2/3", "1/2"]);
    check("One in five pupils is late, more than 4 in 10 early; odds of 1 in 64", &["1/5", ">2/5", "1/64"]);
    check("The third man led at half time in the second half.", &[]);
}

#[test]
fn counts_with_their_noun() {
    check("Six ferry captains met 12 German and Dutch pilots.", &["6 captains", "12 pilots"]);
    check("Two of the mayor's deputies resigned.", &["2 deputies"]);
    check("It hired 36,000 staff and 400 women.", &["36,000 staff", "400 women"]);
    check("one woman and one police officer", &["1 woman", "1 officer"]);
    check("No one was the one to call; one of the best left one day.", &[]);
    check("a 12-page letter in the four-door car", &["12 pages"]);
    check("three were rescued", &["3"]);
    check("one email exchange, one proxy army fighting on, one really", &["1 exchange", "1 army"]);
    check("2,400 barges or 1,800 hardly matters", &["2,400 barges", "1,800"]);
    check("top 10 oil exporters and over 40 ports", &["10 exporters", ">40 ports"]);
    check("Two Harbour Gazette reporters spoke to 7 Kent Farms workers", &["2 reporters", "7 workers"]);
}

#[test]
fn rates() {
    check("The line carries 1.5 gigabits per second, later 20Gbps.", &["1.5 Gbit/s", "20 Gbit/s"]);
    check("It burns 40 litres an hour at 90 km/h.", &["40 L/hour", "90 km/h"]);
    check("oil at $71 a barrel, 300 barrels per day", &["$71/barrel", "300 barrels/day"]);
    check("a 55-mph road, 30 miles per gallon", &["55 mph", "30 mpg"]);
    check("It lost 50 jobs a year ago.", &["50 jobs"]);
    check("He calls three times a day.", &["3 times/day"]);
}

#[test]
fn measures() {
    check("a 3,200 sq ft flat, 12m wide and 4 feet deep", &["3,200 sq ft", "12 m", "4 feet"]);
    check("It was minus 12 degrees Celsius, or 10 °F.", &["−12 °C", "10 °F"]);
    check("a 64GB phone with a 6.1-inch screen", &["64 GB", "6.1 inches"]);
    check("half a mile and 7 1/2 pounds of nails", &["0.5 miles", "7.5 pounds"]);
    check("a 5MW turbine made 300 kWh", &["5 MW", "300 kWh"]);
    check("7- or 8-inch nails, 5-10W bulbs", &["7 inches", "8 inches", "5–10 W"]);
}

#[test]
fn durations_and_ages() {
    check("in the past three years and for over two weeks", &["3 years", ">2 weeks"]);
    check("over five weeks it grew", &["5 weeks"]);
    check("nearly a year later", &["almost 1 year"]);
    check("a 65-year-old sailor, two months old", &["65 years", "2 months"]);
    check("Maria Lind, 44, was aged 12 then", &["44 years", "12 years"]);
    check("children aged between 5 and 11", &["5–11 years"]);
    check("people between the ages of 18 and 29", &["18–29 years"]);
    let found = find("A nine-year-old girl");
    assert!(found[0].is_age);
}

#[test]
fn ranges_and_changes() {
    check("between 40 and 50 boats", &["40–50 boats"]);
    check("a fine of $3bn to $5bn", &["$3–5 bn"]);
    check("$1-2bn", &["$1–2 bn"]);
    check("three or four years", &["3–4 years"]);
    check("It rose from 21 to 24 per cent.", &["21 %", "24 %"]);
    check("fees range from 1 per cent to 1.5 per cent", &["1–1.5 %"]);
    check("from $48,000 to $90,000 a year", &["$48,000–90,000/year"]);
    check("sales grew 7% to $2.3bn", &["7 %", "$2.3 bn"]);
    check("0 to 60 mph", &["0–60 mph"]);
    check("five years to 2031", &["5 years"]);
}

#[test]
fn magnitudes_and_words() {
    check("twenty-five thousand three hundred and six seats", &["25,306 seats"]);
    check("half a million eggs, two and a half million hens", &["500,000 eggs", "2.5 m hens"]);
    check("a dozen ships, two dozen crates, dozens of carts", &["12 ships", "24 crates", ">12 carts"]);
    check("tens of thousands of gulls", &["10,000–100,000 gulls"]);
    check("several hundred people", &["100–1,000 people"]);
    check("4.3M views, 12k likes, 3 million", &["4.3 m views", "12,000 likes", "3 m"]);
    check("hundreds of miles", &["100–1,000 miles"]);
    check("the year nineteen eighty-four and the twenty-first", &[]);
}

#[test]
fn multiples() {
    check("100 times faster than before", &["100×"]);
    check("a tenfold rise, a 10-fold rise, 3x as many", &["10×", "3×"]);
    check("It trades at 6.5 times earnings.", &["6.5×"]);
}

#[test]
fn qualifiers() {
    check("about 30 boats, nearly 40 boats", &["~30 boats", "almost 40 boats"]);
    check("more than 50 boats; fewer than 60 boats", &[">50 boats", "<60 boats"]);
    check("at least 70 boats; up to 80 boats; as many as 90 boats", &["≥70 boats", "≤80 boats", "≤90 boats"]);
    check("no more than 5 km, no fewer than 6 km", &["≤5 km", "≥6 km"]);
    check("700+ boats, 20 years or more, 10 or so", &["≥700 boats", "≥20 years", "~10"]);
    check("~1.2mm, <5 kg, ≥3 kg", &["~1.2 mm", "<5 kg", "≥3 kg"]);
    check("some 300 songs in sub-500 sq m rooms", &["~300 songs", "<500 m²"]);
}

#[test]
fn dates_and_times_are_no_quantities() {
    check("On May 4, 2031 and 5 June 2031, at 11:30 or 9.05pm", &[]);
    check("Sept. 20-24, Oct 3rd and the 12th of July", &[]);
    check("In 1997 sales fell; the 2031 season; by 2030", &[]);
    check("the 1990s, 2014-15, between 1985 and 1990, 2031-05-04T10:30:00Z", &[]);
    check("the fluid 2031 municipal primary, many voters. 2031 opens badly", &[]);
    check("It killed 2000 people and cost about 1900 lives.", &["2,000 people", "~1,900 lives"]);
    check("0401 GMT, 7 to 9 pm, five o'clock", &[]);
}

#[test]
fn names_scores_and_addresses_are_no_quantities() {
    check("5G, F-16, COVID-19, i4, S22, MP3 and 4K", &[]);
    check("Section 427, Game 6, Phase 3 and the iPhone 12", &[]);
    check("A Boeing 737 flew; Windows 8.1 and the Northern 100 index", &[]);
    check("They won 2-2, then 9-2, and the vote was 5 to 4.", &[]);
    check("at 10 Harbour Street and 9 E 71st St", &[]);
    check("Call +44 20 7946 0000 or (212) 555-0100.", &[]);
    check("He is 6'2\" tall.", &[]);
    check("the 22nd; No. 1; #3; 9/11; 24/7", &[]);
    check("Lind (4) scored", &[]);
    check("<img width=\"600\" height=\"400\"> https://example.org/2031/12/5-ways 3 boats", &["3 boats"]);
    check("1. Wash them\n2. Dry them", &[]);
}

#[test]
fn the_same_in_brackets_is_marked() {
    #[track_caller]
    fn check(text: &str, expected: &[Option<usize>]) {
        let same: Vec<Option<usize>> = find(text).iter().map(|found| found.same_as).collect();
        assert_eq!(same, expected, "{text}");
    }
    check("more than $122 billion (Dh447.7bn)", &[None, Some(0)]);
    check("seven miles (11 km) and 47 feet (14 metres)", &[None, Some(0), None, Some(2)]);
    check("seven miles (90 km)", &[None, None]);
    check("1 to 1.5 degrees Celsius (1.8 to 2.7 Fahrenheit)", &[None, Some(0)]);
    check("12 boats (3 sunk)", &[None, None]);
    check("$5 ($6)", &[None, None]);
}

#[test]
fn ranges_of_bytes_hold_the_words() {
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words: Vec<&str> = find(text).iter().map(|found| &text[found.range.clone()]).collect();
        assert_eq!(words, expected);
    }
    check("Über nearly 300 Irish companies, più di €5m.", &["nearly 300 Irish companies", "€5m"]);
    check("was up to 1.2 gigabits per second —", &["up to 1.2 gigabits per second"]);
    check("more than 100 times faster than 4G", &["more than 100 times faster"]);
    check("between 5% and 6%, 20 years or more", &["between 5% and 6%", "20 years or more"]);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,80}") {
        let _ = find(&text);
    }

    #[test]
    fn anything_like_a_quantity_is_read_in_order(
        words in prop::collection::vec(prop::sample::select(vec![
            "5", "1,000", "2031", "½", "1/2", "-", "–", "to", "and", "or", "from", "between", "$", "US", "%", "per", "a",
            "of", "million", "hundred", "twenty", "one", "third", "half", "tens", "thousands", "years", "-old", "km/h", "May",
            "m", "K", "(", ")", ".", ",", "'", "times", "more", "than", "about", "over", "\n", "boats", "G", ":", "/", "+", "°",
            "999999999999999999999999999999999999999999", "é", "<", ">", "dozen", "minus", "pm", "No.", "#",
        ]), 0..14),
        gaps in prop::collection::vec(any::<bool>(), 14),
    ) {
        let text: String = words.iter().zip(gaps).map(|(word, gap)| if gap { format!("{word} ") } else { (*word).to_owned() }).collect();
        let found = find(&text);
        let mut last = 0;
        for quantity in &found {
            prop_assert!(last <= quantity.range.start && quantity.range.start < quantity.range.end, "{text}: {found:?}");
            prop_assert!(text.is_char_boundary(quantity.range.start) && text.is_char_boundary(quantity.range.end));
            prop_assert!(quantity.same_as.is_none_or(|same| same < found.len()));
            let _ = quantity::show(&quantity.figure(&text));
            last = quantity.range.end;
        }
    }
}
