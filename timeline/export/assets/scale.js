/* Days to places on the axis. A day is a number as in Python's date.toordinal: 1 is 1 January of the year 1. */

const EPOCH = 719163;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAYS = "Su Mo Tu We Th Fr Sa".split(" ");

const dateOf = (day) => new Date((Math.floor(day) - EPOCH) * 86400000);
const dayOf = (year, month, day) => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.floor(date.getTime() / 86400000) + EPOCH;
};
const dayWords = (day) => {
  const date = dateOf(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/* The window of days that is shown, over so many pixels. */
const scaleOf = (first, last, left, right) => {
  const width = (right - left) / (last - first);
  return { first, last, left, right, width, place: (day) => left + (day - first) * width, day: (x) => first + (x - left) / width };
};

/* [narrowest day in pixels, minor unit, its step, major unit] */
const LEVELS = [
  [30, "weekday", 1, "month"], [17, "day", 1, "month"], [3.6, "week", 1, "month"], [0.9, "month", 1, "year"],
  [0.32, "month", 3, "year"], [0.09, "year", 1, "decade"], [0.018, "year", 5, "century"], [0, "decade", 1, "century"],
];
const YEARS = { year: 1, decade: 10, century: 100 };

const startOf = (day, unit, step) => {
  const date = dateOf(day), year = date.getUTCFullYear();
  if (unit === "day" || unit === "weekday") return Math.floor(day);
  if (unit === "week") return Math.floor(day) - (date.getUTCDay() + 6) % 7;
  if (unit === "month") return dayOf(year, Math.floor(date.getUTCMonth() / step) * step, 1);
  const years = YEARS[unit] * step;
  return dayOf(Math.max(Math.floor(year / years) * years, 1), 0, 1);
};
const nextOf = (day, unit, step) => {
  const date = dateOf(day), year = date.getUTCFullYear();
  if (unit === "day" || unit === "weekday") return day + 1;
  if (unit === "week") return day + 7;
  if (unit === "month") return dayOf(year, date.getUTCMonth() + step, 1);
  const years = YEARS[unit] * step;
  return dayOf((Math.floor(year / years) + 1) * years, 0, 1);
};
const nameOf = (day, unit, alone) => {
  const date = dateOf(day);
  if (unit === "weekday") return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()}`;
  if (unit === "day" || unit === "week") return String(date.getUTCDate());
  if (unit === "month") return MONTHS[date.getUTCMonth()] + (alone ? ` ${date.getUTCFullYear()}` : "");
  return String(date.getUTCFullYear());
};

/* Ticks of the window: {day, label, major}. A major unit that began before the window is named at its left edge. */
const ticksOf = (scale) => {
  const [, minor, step, major] = LEVELS.find(([narrowest]) => scale.width >= narrowest);
  const ticks = [];
  for (const [unit, by, isMajor] of [[major, 1, true], [minor, step, false]]) {
    for (let day = startOf(scale.first, unit, by); day <= scale.last; day = nextOf(day, unit, by)) {
      const cut = day < scale.first;
      if (cut && !isMajor) continue;
      ticks.push({ day: cut ? scale.first : day, cut, label: nameOf(day, unit, isMajor), major: isMajor });
    }
  }
  return ticks;
};
