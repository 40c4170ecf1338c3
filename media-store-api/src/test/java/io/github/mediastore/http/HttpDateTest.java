package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HttpDateTest {

  private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
  private static final long YEAR_2000 = 946_684_800L;
  private static final long YEAR_2099 = 4_102_444_799L;
  private static final long YEAR_9999 = 253_402_300_799L;

  @Test
  void theThreeFormatsMeanTheSame() {
    assertThat(
            List.of(
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994"))
        .allSatisfy(
            text ->
                assertThat(HttpDate.parse(text, NOW))
                    .contains(Instant.parse("1994-11-06T08:49:37Z")));
  }

  @Test
  void leapSecondIsTheSecondAfter() {
    assertThat(HttpDate.parse("Sat, 31 Dec 2016 23:59:60 GMT", NOW))
        .contains(Instant.parse("2017-01-01T00:00:00Z"));
  }

  @Test
  void whatIsNoDateIsNothing() {
    assertThat(
            List.of(
                "",
                "Sun, 06 Nov 1994 08:49:61 GMT",
                "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06 Nov 1994 08:60:00 GMT",
                "Sun, 00 Nov 1994 08:49:37 GMT",
                "Wed, 29 Feb 2023 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "Sun Nov 6 08:49:37 1994",
                "Sun, 06-Nov-94 08:49:37 GMT"))
        .allSatisfy(text -> assertThat(HttpDate.parse(text, NOW)).isEmpty());
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 0, max = YEAR_9999) long second) {
    Instant moment = Instant.ofEpochSecond(second);

    assertThat(HttpDate.parse(HttpDate.format(moment), NOW)).contains(moment);
  }

  @Property
  void isWrittenAsTheJdkWouldIfItKeptTwoDigitsForTheDay(
      @ForAll @LongRange(min = 0, max = YEAR_9999) long second) {
    Instant moment = Instant.ofEpochSecond(second);

    assertThat(HttpDate.format(moment).replace(", 0", ", "))
        .isEqualTo(DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC)));
  }

  @Property
  void twoDigitYearIsNeverMoreThanFiftyYearsAhead(
      @ForAll @LongRange(min = 0, max = YEAR_2099) long second,
      @ForAll @LongRange(min = YEAR_2000, max = YEAR_2099) long nowSecond) {
    Instant moment = Instant.ofEpochSecond(second);
    Instant now = Instant.ofEpochSecond(nowSecond);
    String text =
        DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .format(moment.atOffset(ZoneOffset.UTC));

    OffsetDateTime read = HttpDate.parse(text, now).orElseThrow().atOffset(ZoneOffset.UTC);

    assertThat(read).isBeforeOrEqualTo(now.atOffset(ZoneOffset.UTC).plusYears(50));
    assertThat(read.getYear() % 100).isEqualTo(moment.atOffset(ZoneOffset.UTC).getYear() % 100);
  }

  @Property
  void anyTextIsReadOrIgnored(@ForAll String text) {
    assertThat(HttpDate.parse(text, NOW)).isEmpty();
  }
}
