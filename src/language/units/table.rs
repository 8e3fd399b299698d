//! The table of units: code, words, symbols, dimension and factor. Data only; reading it is the module's above.
//!
//! Codes and factors after the Unified Code for Units of Measure (UCUM 2.2, <https://ucum.org>). Codes in braces are
//! UCUM annotations for units that UCUM has no code for, or whose kind English leaves open (which `ton`).

use super::{Exponents, Unit};

/// One line of the table.
const fn unit(
    code: &'static str,
    names: &'static [&'static str],
    symbols: &'static [&'static str],
    factor: f64,
    dimension: Exponents,
) -> Unit {
    Unit { code, names, symbols, factor, offset: 0.0, dimension }
}

const NONE: Exponents = &[];
const LENGTH: Exponents = &[("length", 1)];
const AREA: Exponents = &[("length", 2)];
const VOLUME: Exponents = &[("length", 3)];
const MASS: Exponents = &[("mass", 1)];
const TIME: Exponents = &[("time", 1)];
const FREQUENCY: Exponents = &[("time", -1)];
const SPEED: Exponents = &[("length", 1), ("time", -1)];
const DATA: Exponents = &[("data", 1)];
const DATA_RATE: Exponents = &[("data", 1), ("time", -1)];
const FORCE: Exponents = &[("length", 1), ("mass", 1), ("time", -2)];
const ENERGY: Exponents = &[("length", 2), ("mass", 1), ("time", -2)];
const POWER: Exponents = &[("length", 2), ("mass", 1), ("time", -3)];
const PRESSURE: Exponents = &[("length", -1), ("mass", 1), ("time", -2)];
const VOLTAGE: Exponents = &[("length", 2), ("mass", 1), ("time", -3), ("current", -1)];
const CURRENT: Exponents = &[("current", 1)];
const CHARGE: Exponents = &[("time", 1), ("current", 1)];
const RESISTANCE: Exponents = &[("length", 2), ("mass", 1), ("time", -3), ("current", -2)];
const CAPACITANCE: Exponents = &[("length", -2), ("mass", -1), ("time", 4), ("current", 2)];
const TEMPERATURE: Exponents = &[("temperature", 1)];
const ANGLE: Exponents = &[("angle", 1)];
const SOUND: Exponents = &[("sound", 1)];
const LUMINANCE: Exponents = &[("luminosity", 1), ("length", -2)];
const FUEL_ECONOMY: Exponents = &[("length", -2)];
const POINT_OF_PERCENT: Exponents = &[("{percentage_point}", 1)];
const POINT: Exponents = &[("{point}", 1)];

const METRE_OF_MILE: f64 = 1609.344;
const GALLON: f64 = 0.003_785_411_784;
const YEAR: f64 = 31_557_600.0;
const DAY: f64 = 86_400.0;
const POUND: f64 = 0.453_592_37;

/// Every unit, each code once. Names are lower case and singular; symbols are as written.
pub(super) const UNITS: &[Unit] = &[
    // Ratios.
    unit("1", &[], &[], 1.0, NONE),
    unit("%", &["percent", "per cent", "percentage"], &["%", "pc", "pct", "％"], 0.01, NONE),
    unit("[ppth]", &["part per thousand", "per mille"], &["‰"], 1e-3, NONE),
    unit("[ppm]", &["part per million"], &["ppm"], 1e-6, NONE),
    unit("[ppb]", &["part per billion"], &["ppb"], 1e-9, NONE),
    unit(
        "{percentage_point}",
        &["percentage point", "percent point", "per cent point", "% point"],
        &["pp"],
        1.0,
        POINT_OF_PERCENT,
    ),
    unit("{basis_point}", &["basis point"], &["bp", "bps"], 0.01, POINT_OF_PERCENT),
    unit("{point}", &["point", "index point"], &["pt", "pts"], 1.0, POINT),
    // Length.
    unit("nm", &["nanometre", "nanometer"], &["nm"], 1e-9, LENGTH),
    unit("um", &["micrometre", "micrometer", "micron"], &["µm", "μm", "um"], 1e-6, LENGTH),
    unit("mm", &["millimetre", "millimeter"], &["mm"], 1e-3, LENGTH),
    unit("cm", &["centimetre", "centimeter"], &["cm"], 1e-2, LENGTH),
    unit("m", &["metre", "meter"], &["m"], 1.0, LENGTH),
    unit("km", &["kilometre", "kilometer"], &["km", "kms"], 1e3, LENGTH),
    unit("[in_i]", &["inch"], &["in", "″"], 0.0254, LENGTH),
    unit("[ft_i]", &["foot"], &["ft", "′"], 0.3048, LENGTH),
    unit("[yd_i]", &["yard"], &["yd", "yds"], 0.9144, LENGTH),
    unit("[mi_i]", &["mile"], &["mi"], METRE_OF_MILE, LENGTH),
    unit("[nmi_i]", &["nautical mile"], &["nmi"], 1852.0, LENGTH),
    unit("AU", &["astronomical unit"], &[], 1.495_978_707e11, LENGTH),
    unit("[ly]", &["light year"], &[], 9.460_730_472_580_8e15, LENGTH),
    // Area.
    unit("mm2", &["square millimetre", "square millimeter"], &["mm2", "mm²"], 1e-6, AREA),
    unit("cm2", &["square centimetre", "square centimeter"], &["cm2", "cm²"], 1e-4, AREA),
    unit("m2", &["square metre", "square meter"], &["m2", "m²", "sqm", "sq m", "sq. m"], 1.0, AREA),
    unit("har", &["hectare"], &["ha"], 1e4, AREA),
    unit("km2", &["square kilometre", "square kilometer"], &["km2", "km²", "sq km", "sqkm", "sq. km"], 1e6, AREA),
    unit("[sin_i]", &["square inch"], &["sq in"], 6.4516e-4, AREA),
    unit("[sft_i]", &["square foot"], &["sq ft", "sqft", "sq. ft", "ft2", "ft²"], 0.092_903_04, AREA),
    unit("[syd_i]", &["square yard"], &["sq yd"], 0.836_127_36, AREA),
    unit("[acr_us]", &["acre"], &["ac"], 4_046.872_609_874_252, AREA),
    unit("[smi_us]", &["square mile"], &["sq mi", "sq mile"], 2_589_998.470_319_521, AREA),
    // Volume.
    unit("mL", &["millilitre", "milliliter"], &["ml", "mL"], 1e-6, VOLUME),
    unit("cL", &["centilitre", "centiliter"], &["cl", "cL"], 1e-5, VOLUME),
    unit("cm3", &["cubic centimetre", "cubic centimeter"], &["cc", "cm3", "cm³"], 1e-6, VOLUME),
    unit("L", &["litre", "liter"], &["l", "L"], 1e-3, VOLUME),
    unit("m3", &["cubic metre", "cubic meter"], &["m3", "m³", "cu m"], 1.0, VOLUME),
    unit("km3", &["cubic kilometre", "cubic kilometer"], &["km3", "km³"], 1e9, VOLUME),
    unit("[cin_i]", &["cubic inch"], &["cu in"], 1.638_706_4e-5, VOLUME),
    unit("[cft_i]", &["cubic foot"], &["cu ft"], 0.028_316_846_592, VOLUME),
    unit("[foz_us]", &["fluid ounce"], &["fl oz"], GALLON / 128.0, VOLUME),
    unit("[pt_us]", &["pint"], &[], GALLON / 8.0, VOLUME),
    unit("[qt_us]", &["quart"], &[], GALLON / 4.0, VOLUME),
    unit("[gal_us]", &["gallon"], &["gal"], GALLON, VOLUME),
    unit("[bbl_us]", &["barrel"], &["bbl"], GALLON * 42.0, VOLUME),
    unit("[bu_us]", &["bushel"], &[], 0.035_239_070_166_88, VOLUME),
    unit("[tsp_us]", &["teaspoon"], &["tsp"], GALLON / 768.0, VOLUME),
    unit("[tbs_us]", &["tablespoon"], &["tbsp"], GALLON / 256.0, VOLUME),
    // Mass.
    unit("ug", &["microgram"], &["µg", "μg", "mcg"], 1e-9, MASS),
    unit("mg", &["milligram"], &["mg"], 1e-6, MASS),
    unit("g", &["gram", "gramme"], &["g"], 1e-3, MASS),
    unit("kg", &["kilogram", "kilogramme", "kilo"], &["kg", "kgs"], 1.0, MASS),
    unit("t", &["tonne", "metric ton", "metric tonne"], &["t"], 1e3, MASS),
    unit("{ton}", &["ton"], &[], 1e3, MASS),
    unit("[ston_av]", &["short ton"], &[], POUND * 2000.0, MASS),
    unit("[lton_av]", &["long ton"], &[], POUND * 2240.0, MASS),
    unit("kt", &["kilotonne", "kiloton"], &["kt"], 1e6, MASS),
    unit("Mt", &["megatonne", "megaton"], &["Mt"], 1e9, MASS),
    unit("Gt", &["gigatonne", "gigaton"], &["Gt"], 1e12, MASS),
    unit("[oz_av]", &["ounce"], &["oz"], POUND / 16.0, MASS),
    unit("[oz_tr]", &["troy ounce"], &[], 0.031_103_476_8, MASS),
    unit("[lb_av]", &["pound"], &["lb", "lbs"], POUND, MASS),
    unit("[stone_av]", &["stone"], &[], POUND * 14.0, MASS),
    unit("[dr_av]", &["dram"], &[], POUND / 256.0, MASS),
    unit("[car_m]", &["carat"], &["ct"], 2e-4, MASS),
    // Time. A month is the twelfth of a year, and a year 365.25 days, as in UCUM.
    unit("ns", &["nanosecond"], &["ns"], 1e-9, TIME),
    unit("us", &["microsecond"], &["µs", "μs"], 1e-6, TIME),
    unit("ms", &["millisecond"], &["ms"], 1e-3, TIME),
    unit("s", &["second", "sec"], &["s", "sec", "secs"], 1.0, TIME),
    unit("min", &["minute", "min"], &["min", "mins"], 60.0, TIME),
    unit("h", &["hour", "hr"], &["h", "hr", "hrs"], 3600.0, TIME),
    unit("d", &["day"], &[], DAY, TIME),
    unit("wk", &["week", "wk"], &["wk", "wks"], DAY * 7.0, TIME),
    unit("{fortnight}", &["fortnight"], &[], DAY * 14.0, TIME),
    unit("mo", &["month"], &[], YEAR / 12.0, TIME),
    unit("a", &["year", "yr"], &["yr", "yrs"], YEAR, TIME),
    unit("{decade}", &["decade"], &[], YEAR * 10.0, TIME),
    unit("{century}", &["century"], &[], YEAR * 100.0, TIME),
    unit("{millennium}", &["millennium", "millennia"], &[], YEAR * 1000.0, TIME),
    // Frequency and turns.
    unit("Hz", &["hertz"], &["Hz"], 1.0, FREQUENCY),
    unit("kHz", &["kilohertz"], &["kHz"], 1e3, FREQUENCY),
    unit("MHz", &["megahertz"], &["MHz"], 1e6, FREQUENCY),
    unit("GHz", &["gigahertz"], &["GHz"], 1e9, FREQUENCY),
    unit("THz", &["terahertz"], &["THz"], 1e12, FREQUENCY),
    unit("/min", &["revolution per minute"], &["rpm"], 1.0 / 60.0, FREQUENCY),
    // Speed that has its own word or abbreviation.
    unit("km/h", &[], &["kph", "kmh", "kmph"], 1.0 / 3.6, SPEED),
    unit("[mi_i]/h", &[], &["mph", "m.p.h.", "m.p.h"], METRE_OF_MILE / 3600.0, SPEED),
    unit("[kn_i]", &["knot"], &["kt", "kts"], 1852.0 / 3600.0, SPEED),
    unit("[mi_i]/[gal_us]", &[], &["mpg", "m.p.g."], METRE_OF_MILE / GALLON, FUEL_ECONOMY),
    // Data.
    unit("bit", &["bit"], &[], 1.0, DATA),
    unit("kbit", &["kilobit"], &["kb", "kbit", "Kbit"], 1e3, DATA),
    unit("Mbit", &["megabit"], &["Mb", "Mbit"], 1e6, DATA),
    unit("Gbit", &["gigabit"], &["Gb", "Gbit"], 1e9, DATA),
    unit("Tbit", &["terabit"], &["Tb", "Tbit"], 1e12, DATA),
    unit("By", &["byte"], &[], 8.0, DATA),
    unit("kBy", &["kilobyte"], &["kB", "KB"], 8e3, DATA),
    unit("MBy", &["megabyte"], &["MB"], 8e6, DATA),
    unit("GBy", &["gigabyte", "gig"], &["GB"], 8e9, DATA),
    unit("TBy", &["terabyte"], &["TB"], 8e12, DATA),
    unit("PBy", &["petabyte"], &["PB"], 8e15, DATA),
    unit("EBy", &["exabyte"], &["EB"], 8e18, DATA),
    unit("kbit/s", &[], &["kbps", "Kbps", "kb/s"], 1e3, DATA_RATE),
    unit("Mbit/s", &[], &["Mbps", "mbps", "Mb/s"], 1e6, DATA_RATE),
    unit("Gbit/s", &[], &["Gbps", "gbps", "Gb/s"], 1e9, DATA_RATE),
    unit("Tbit/s", &[], &["Tbps", "Tb/s"], 1e12, DATA_RATE),
    unit("MBy/s", &[], &["MBps", "MB/s"], 8e6, DATA_RATE),
    unit("GBy/s", &[], &["GBps", "GB/s"], 8e9, DATA_RATE),
    // Force, energy, power, pressure.
    unit("N", &["newton"], &["N"], 1.0, FORCE),
    unit("kN", &["kilonewton"], &["kN"], 1e3, FORCE),
    unit(
        "[ft_i].[lbf_av]",
        &["foot pound", "pound foot", "foot pound force"],
        &["lb-ft", "ft-lb", "lb ft"],
        1.355_817_948_331,
        ENERGY,
    ),
    unit("N.m", &["newton metre", "newton meter"], &["Nm"], 1.0, ENERGY),
    unit("J", &["joule"], &["J"], 1.0, ENERGY),
    unit("kJ", &["kilojoule"], &["kJ"], 1e3, ENERGY),
    unit("MJ", &["megajoule"], &["MJ"], 1e6, ENERGY),
    unit("cal", &["calorie"], &["cal"], 4.184, ENERGY),
    unit("kcal", &["kilocalorie"], &["kcal"], 4184.0, ENERGY),
    unit("[Btu]", &["british thermal unit"], &["BTU", "Btu"], 1055.056, ENERGY),
    unit("M[Btu]", &[], &["mmBTU", "mmBtu", "MMBtu", "MMBTU"], 1055.056e6, ENERGY),
    unit("W.h", &["watt hour"], &["Wh"], 3600.0, ENERGY),
    unit("kW.h", &["kilowatt hour"], &["kWh", "kwh", "KWh"], 3.6e6, ENERGY),
    unit("MW.h", &["megawatt hour"], &["MWh"], 3.6e9, ENERGY),
    unit("GW.h", &["gigawatt hour"], &["GWh"], 3.6e12, ENERGY),
    unit("TW.h", &["terawatt hour"], &["TWh"], 3.6e15, ENERGY),
    unit("mW", &["milliwatt"], &["mW"], 1e-3, POWER),
    unit("W", &["watt"], &["W"], 1.0, POWER),
    unit("kW", &["kilowatt"], &["kW", "KW"], 1e3, POWER),
    unit("MW", &["megawatt"], &["MW"], 1e6, POWER),
    unit("GW", &["gigawatt"], &["GW"], 1e9, POWER),
    unit("TW", &["terawatt"], &["TW"], 1e12, POWER),
    unit("[HP]", &["horsepower", "brake horsepower"], &["hp", "bhp", "HP"], 745.699_871_582_270_2, POWER),
    unit("Pa", &["pascal"], &["Pa"], 1.0, PRESSURE),
    unit("hPa", &["hectopascal"], &["hPa"], 1e2, PRESSURE),
    unit("kPa", &["kilopascal"], &["kPa"], 1e3, PRESSURE),
    unit("MPa", &["megapascal"], &["MPa"], 1e6, PRESSURE),
    unit("GPa", &["gigapascal"], &["GPa"], 1e9, PRESSURE),
    unit("mbar", &["millibar"], &["mbar", "mb"], 1e2, PRESSURE),
    unit("bar", &[], &[], 1e5, PRESSURE),
    unit("[psi]", &["pound per square inch"], &["psi"], 6_894.757_293_168, PRESSURE),
    unit("k[psi]", &["kilopound per square inch"], &["ksi"], 6_894_757.293_168, PRESSURE),
    unit("mm[Hg]", &["millimetre of mercury", "millimeter of mercury"], &["mmHg"], 133.322_387_415, PRESSURE),
    // Electricity, sound, light.
    unit("mV", &["millivolt"], &["mV"], 1e-3, VOLTAGE),
    unit("V", &["volt"], &["V"], 1.0, VOLTAGE),
    unit("kV", &["kilovolt"], &["kV"], 1e3, VOLTAGE),
    unit("mA", &["milliampere", "milliamp"], &["mA"], 1e-3, CURRENT),
    unit("A", &["ampere", "amp"], &["A"], 1.0, CURRENT),
    unit("mA.h", &["milliampere hour", "milliamp hour"], &["mAh"], 3.6, CHARGE),
    unit("A.h", &["ampere hour", "amp hour"], &["Ah"], 3600.0, CHARGE),
    unit("Ohm", &["ohm"], &["Ω", "Ω"], 1.0, RESISTANCE),
    unit("F", &["farad"], &[], 1.0, CAPACITANCE),
    unit("uF", &["microfarad"], &["µF", "μF"], 1e-6, CAPACITANCE),
    unit("dB", &["decibel"], &["dB"], 1.0, SOUND),
    unit("cd/m2", &["nit"], &[], 1.0, LUMINANCE),
    // Angle and temperature.
    unit("deg", &["degree"], &["°"], 0.017_453_292_519_943_295, ANGLE),
    Unit {
        code: "Cel",
        names: &["celsius", "degree celsius", "degree centigrade", "centigrade", "degree c"],
        symbols: &["°C", "℃", "ºC"],
        factor: 1.0,
        offset: 273.15,
        dimension: TEMPERATURE,
    },
    Unit {
        code: "[degF]",
        names: &["fahrenheit", "degree fahrenheit", "degree f"],
        symbols: &["°F", "℉", "ºF"],
        factor: 5.0 / 9.0,
        offset: 255.372_222_222_222_2,
        dimension: TEMPERATURE,
    },
    unit("K", &["kelvin", "degree kelvin"], &[], 1.0, TEMPERATURE),
    // Counts that come abbreviated.
    unit("{megapixel}", &["megapixel"], &["MP"], 1.0, &[("{megapixel}", 1)]),
    unit("{frame}/s", &[], &["fps"], 1.0, &[("{frame}", 1), ("time", -1)]),
    unit("{beat}/min", &[], &["bpm"], 1.0 / 60.0, &[("{beat}", 1), ("time", -1)]),
];
