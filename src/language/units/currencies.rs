//! The table of currencies: ISO 4217 code, signs, words. Data only; reading it is the module's above.

/// A currency as reports write it.
pub(super) struct Currency {
    /// ISO 4217.
    pub(super) code: &'static str,
    /// The sign that the screen shows before the number; empty where the code stands there instead.
    pub(super) sign: &'static str,
    /// What stands before a number in reports, longest first in no particular order; the code itself is not repeated.
    pub(super) prefixes: &'static [&'static str],
    /// Words after a number, lower case and singular.
    pub(super) names: &'static [&'static str],
    /// Words of its hundredth part, lower case and singular.
    pub(super) hundredths: &'static [&'static str],
}

const fn currency(
    code: &'static str,
    sign: &'static str,
    prefixes: &'static [&'static str],
    names: &'static [&'static str],
    hundredths: &'static [&'static str],
) -> Currency {
    Currency { code, sign, prefixes, names, hundredths }
}

/// The currencies that reports in English name. A bare `$`, `dollar` and `cent` are read as US money and a bare `£` as
/// British; words that several countries share without a leading one (`peso`, `krone`) are left to the counted nouns.
/// `PS`, `Y=` and `EUR` are what `£`, `¥` and `€` become in text that was forced into ASCII.
pub(super) const CURRENCIES: &[Currency] = &[
    currency(
        "USD",
        "$",
        &["$", "US$", "US $", "$US", "U.S.$", "U.S. $", "＄"],
        &["dollar", "us dollar", "u.s. dollar", "american dollar", "buck"],
        &["cent", "us cent", "u.s. cent"],
    ),
    currency("EUR", "€", &["€", "EUR"], &["euro"], &["euro cent", "eurocent"]),
    currency(
        "GBP",
        "£",
        &["£", "￡", "PS"],
        &["pound sterling", "sterling", "british pound", "quid"],
        &["penny", "pence"],
    ),
    currency("JPY", "¥", &["¥", "￥", "Y=", "JP¥"], &["yen", "japanese yen"], &[]),
    currency("CNY", "CN¥", &["CN¥", "RMB", "RMB "], &["yuan", "chinese yuan", "renminbi", "rmb", "yuan renminbi"], &[]),
    currency(
        "AUD",
        "A$",
        &["A$", "AU$", "AU $", "A $", "$A", "$AU", "AUD$"],
        &["australian dollar", "aussie dollar"],
        &["australian cent"],
    ),
    currency(
        "CAD",
        "C$",
        &["C$", "CA$", "C $", "CA $", "$C", "CAD$", "CDN$"],
        &["canadian dollar"],
        &["canadian cent"],
    ),
    currency("NZD", "NZ$", &["NZ$", "NZ $", "$NZ", "NZD$"], &["new zealand dollar", "kiwi dollar"], &[]),
    currency("HKD", "HK$", &["HK$", "HK $", "$HK", "HKD$"], &["hong kong dollar"], &[]),
    currency("SGD", "S$", &["S$", "SG$", "SGD$"], &["singapore dollar", "singaporean dollar"], &[]),
    currency("TWD", "NT$", &["NT$", "NT $"], &["taiwan dollar", "taiwanese dollar"], &[]),
    currency("INR", "₹", &["₹", "Rs", "Rs.", "Rs "], &["rupee", "indian rupee"], &["paisa", "paise"]),
    currency("PKR", "", &[], &["pakistani rupee"], &[]),
    currency("LKR", "", &[], &["sri lankan rupee"], &[]),
    currency("BDT", "৳", &["৳", "Tk", "Tk "], &["taka"], &[]),
    currency("KRW", "₩", &["₩"], &["won", "korean won", "south korean won"], &[]),
    currency("CHF", "", &["Fr."], &["swiss franc"], &["rappen"]),
    currency("SEK", "", &[], &["swedish krona", "krona", "swedish crown"], &[]),
    currency("NOK", "", &[], &["norwegian krone", "norwegian crown"], &[]),
    currency("DKK", "", &[], &["danish krone", "danish crown"], &[]),
    currency("ISK", "", &[], &["icelandic krona"], &[]),
    currency("CZK", "", &[], &["czech crown", "czech koruna", "koruna"], &[]),
    currency("PLN", "", &["zł"], &["zloty", "polish zloty"], &[]),
    currency("HUF", "", &[], &["forint", "hungarian forint"], &[]),
    currency("RON", "", &[], &["romanian leu"], &[]),
    currency("BGN", "", &[], &["bulgarian lev"], &[]),
    currency("HRK", "", &[], &["kuna", "croatian kuna"], &[]),
    currency("RUB", "₽", &["₽"], &["ruble", "rouble", "russian ruble", "russian rouble"], &["kopek", "kopeck"]),
    currency("UAH", "₴", &["₴"], &["hryvnia", "ukrainian hryvnia"], &[]),
    currency("TRY", "₺", &["₺"], &["turkish lira", "lira"], &[]),
    currency("ILS", "₪", &["₪", "NIS", "NIS "], &["shekel", "israeli shekel", "new shekel"], &["agora"]),
    currency("AED", "Dh", &["Dh", "Dhs", "Dh "], &["uae dirham", "emirati dirham", "dirham"], &["fils"]),
    currency("SAR", "", &["SR"], &["saudi riyal"], &["halala"]),
    currency("QAR", "", &["QR"], &["qatari riyal"], &[]),
    currency("KWD", "", &["KD"], &["kuwaiti dinar"], &[]),
    currency("BHD", "", &["BD"], &["bahraini dinar"], &[]),
    currency("OMR", "", &[], &["omani rial"], &[]),
    currency("IRR", "", &[], &["iranian rial"], &[]),
    currency("IQD", "", &[], &["iraqi dinar"], &[]),
    currency("EGP", "", &["LE", "E£"], &["egyptian pound"], &[]),
    currency("LBP", "", &[], &["lebanese pound", "lebanese lira"], &[]),
    currency("ZAR", "R", &["R"], &["rand", "south african rand"], &[]),
    currency("NGN", "₦", &["₦"], &["naira", "nigerian naira"], &["kobo"]),
    currency("KES", "", &["KSh", "Ksh", "Sh", "KSh "], &["kenyan shilling"], &[]),
    currency("UGX", "", &["USh", "Ush"], &["ugandan shilling"], &[]),
    currency("TZS", "", &["TSh"], &["tanzanian shilling"], &[]),
    currency("GHS", "₵", &["GH₵", "GH¢", "₵"], &["cedi", "ghanaian cedi"], &["pesewa"]),
    currency("ETB", "", &[], &["birr", "ethiopian birr"], &[]),
    currency("MAD", "", &[], &["moroccan dirham"], &[]),
    currency("THB", "฿", &["฿"], &["baht", "thai baht"], &["satang"]),
    currency("IDR", "Rp", &["Rp", "Rp "], &["rupiah", "indonesian rupiah"], &[]),
    currency("MYR", "RM", &["RM", "RM "], &["ringgit", "malaysian ringgit"], &["sen"]),
    currency("PHP", "₱", &["₱"], &["philippine peso"], &["centavo"]),
    currency("VND", "₫", &["₫"], &["vietnamese dong"], &[]),
    currency("BRL", "R$", &["R$", "R $"], &["brazilian real", "reais", "real"], &[]),
    currency("MXN", "MX$", &["MX$", "Mex$"], &["mexican peso"], &[]),
    currency("ARS", "", &["AR$"], &["argentine peso", "argentinian peso"], &[]),
    currency("CLP", "", &["CLP$"], &["chilean peso"], &[]),
    currency("COP", "", &["COL$"], &["colombian peso"], &[]),
    currency("PEN", "", &[], &["peruvian sol"], &[]),
    currency("JMD", "", &["J$"], &["jamaican dollar"], &[]),
    currency("TTD", "", &["TT$"], &["trinidad and tobago dollar"], &[]),
    currency("KZT", "₸", &["₸"], &["tenge", "kazakh tenge"], &[]),
    currency("BTC", "₿", &["₿"], &["bitcoin"], &[]),
];
