package io.github.mediastore.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.mediastore.MediaInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AnswersTest {

  private static final byte[] DIGITS = "0123456789".getBytes(UTF_8);
  private static final Instant STORED = Instant.parse("1994-11-06T08:49:37.654Z");
  private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");

  @Test
  void tableHoldsAtLeastAHundredAndTwentyRequests() {
    assertThat(AnswerRow.readAll()).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> everyRequestOfTheTableGetsItsAnswer() {
    return AnswerRow.readAll().stream().map(row -> dynamicTest(row.toString(), () -> check(row)));
  }

  private static void check(AnswerRow row) throws IOException {
    TestMedium medium = medium(row.scenario());
    TestStore store = new TestStore(row.scenario().equals("missing") ? null : medium);
    Lookup lookup =
        row.scenario().equals("slot")
            ? Lookup.at(store, TestMedium.SLOT, 0, MediaInfo.FULL)
            : Lookup.of(store, medium.info().id(), MediaInfo.FULL);

    MediaResponse answer =
        MediaResponse.of(
            lookup,
            request(row, medium),
            CachePolicy.revalidate(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    answer.writeTo(body);

    assertThat(answer.status()).isEqualTo(row.status());
    for (AnswerRow.Field expected : row.answerFields()) {
      checkField(expected, medium, answer, body.toString(UTF_8));
    }
    checkBody(row.method(), answer, body.size(), medium);
    if (row.method().equals("HEAD") || !List.of(200, 206, 404, 416).contains(answer.status())) {
      assertThat(store.finds()).isZero();
    }
    assertThat(answer.headers()).containsEntry("X-Content-Type-Options", "nosniff");
  }

  private static void checkField(
      AnswerRow.Field expected, TestMedium medium, MediaResponse answer, String body) {
    if (expected.name().equals("body")) {
      assertThat(body).isEqualTo(expected.value());
    } else if (expected.value().equals("none")) {
      assertThat(answer.headers()).doesNotContainKey(expected.name());
    } else {
      assertThat(answer.headers()).containsEntry(expected.name(), fill(expected.value(), medium));
    }
  }

  private static void checkBody(
      String method, MediaResponse answer, int written, TestMedium medium) {
    boolean isSent = method.equals("GET") && answer.status() < 300 && medium.info().size() > 0;
    assertThat(answer.hasBody()).isEqualTo(isSent);
    assertThat(answer.contentLength()).isEqualTo(written);
    assertThat(medium.openings()).isEqualTo(isSent ? 1 : 0);
    if (isSent) {
      assertThat(answer.headers()).containsEntry("Content-Length", Integer.toString(written));
    } else {
      assertThat(written).isZero();
    }
  }

  private static TestMedium medium(String scenario) {
    return switch (scenario) {
      case "dated", "slot" -> TestMedium.of("image/webp", DIGITS, STORED);
      case "undated", "missing" -> TestMedium.of("image/webp", DIGITS, null);
      case "future" -> TestMedium.of("image/webp", DIGITS, NOW.plusSeconds(3600));
      case "empty" -> TestMedium.of("image/webp", new byte[0], STORED);
      default -> throw new IllegalArgumentException("No such scenario: " + scenario);
    };
  }

  private static MediaRequest request(AnswerRow row, TestMedium medium) {
    List<AnswerRow.Field> fields = row.requestFields();
    return MediaRequest.of(
        row.method(),
        name ->
            fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(field -> fill(field.value(), medium))
                .toList());
  }

  private static String fill(String value, TestMedium medium) {
    String hex = medium.info().sha256().hex();
    return value.replace("{etag}", '"' + hex + '"').replace("{hex}", hex);
  }
}
