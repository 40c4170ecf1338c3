package io.github.mediastore.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as HTTP writes them (RFC 9110, section 5.6.7): whole seconds, in the one format it still
 * generates or in any of the three it must understand.
 */
final class HttpDate {

  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
  private static final String TIME = "(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})";

  private static final List<Pattern> FORMATS =
      List.of(
          Pattern.compile(
              "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d{2}) %s (?<year>\\d{4}) %s GMT"
                  .formatted(MONTH, TIME)),
          Pattern.compile(
              "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d{2})-%s-(?<year>\\d{2}) %s GMT"
                  .formatted(MONTH, TIME)),
          Pattern.compile(
              "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) %s (?<day>\\d{2}| \\d) %s (?<year>\\d{4})"
                  .formatted(MONTH, TIME)));

  private static final int LEAP_SECOND = 60;

  private HttpDate() {}

  /** Returns the moment as an IMF-fixdate, such as {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  static String format(Instant moment) {
    return IMF_FIXDATE.format(moment);
  }

  /**
   * Reads a date in any of the three formats. The name of the weekday is not compared with the
   * date, which is complete without it.
   *
   * @param text a field value
   * @param now what the two-digit years of the second format are relative to
   * @return the date, or nothing if the text is not a date
   */
  static Optional<Instant> parse(String text, Instant now) {
    for (Pattern format : FORMATS) {
      Matcher date = format.matcher(text);
      if (date.matches()) {
        return read(date, now);
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> read(Matcher date, Instant now) {
    int second = number(date, "second");
    if (second > LEAP_SECOND) {
      return Optional.empty();
    }
    try {
      boolean isFullYear = date.group("year").length() == 4;
      int year = number(date, "year");
      LocalDateTime today = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
      LocalDateTime read =
          LocalDateTime.of(
                  isFullYear ? year : today.getYear() / 100 * 100 + year,
                  MONTHS.indexOf(date.group("month")) + 1,
                  number(date, "day"),
                  number(date, "hour"),
                  number(date, "minute"))
              .plusSeconds(second);
      if (!isFullYear && read.isAfter(today.plusYears(50))) {
        read = read.minusYears(100);
      }
      return Optional.of(read.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      // Right in form but no date, such as 31 February: malformed like any other text.
      return Optional.empty();
    }
  }

  private static int number(Matcher date, String group) {
    return Integer.parseInt(date.group(group).strip());
  }
}
