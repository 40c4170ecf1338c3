package io.github.mediastore.bench.settings.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.bench.settings.samples.GeneratedSet;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeasurementTest {

  private static final int WIDTH = 160;

  /** Limits that are met at once, later, and only by a smaller picture. */
  private static final List<Setting> SETTINGS =
      new Grid(
              List.of(160),
              List.of(List.of(85, 75, 40), List.of(85, 60)),
              List.of(500_000, 9_000, 4_000),
              List.of(Effort.FAST),
              List.of(false, true))
          .settings();

  private static final List<Sample> SAMPLES = GeneratedSet.samples(WIDTH);
  private static final StringWriter SAID = new StringWriter();
  private static Measured measured = new Measured(List.of(), List.of(), List.of(), 0);

  @BeforeAll
  static void measure() {
    List<Sample> samples = new ArrayList<>(SAMPLES);
    samples.add(new Sample("letter.txt", () -> "Dear reader, this is text".getBytes(US_ASCII)));
    samples.add(
        new Sample(
            "gone.jpg",
            () -> {
              throw new NoSuchFileException("/home/somebody/gone.jpg");
            }));
    measured =
        new Measurement(SETTINGS, 1)
            .run(samples, new Progress(new PrintWriter(SAID), "Measuring", samples.size()));
  }

  @Test
  void everySettingHasTheResultThatTheCompressorGives() throws IOException {
    for (int sample = 0; sample < SAMPLES.size(); sample++) {
      byte[] upload = SAMPLES.get(sample).content().read();
      for (int i = 0; i < SETTINGS.size(); i++) {
        CompressedImage expected =
            WebpImageCompressor.with(SETTINGS.get(i).compression()).compress(upload);
        Outcome outcome = measured.pictures().get(sample).outcomes().get(i);
        assertThat(outcome.bytes())
            .as("%s with %s", SAMPLES.get(sample).name(), SETTINGS.get(i).id())
            .isEqualTo(expected.bytes().length);
        assertThat(outcome.quality()).isEqualTo(expected.receipt().quality());
        assertThat(outcome.lossless()).isEqualTo(expected.receipt().lossless());
        assertThat(outcome.dimensions()).isEqualTo(expected.receipt().dimensionsOut());
      }
    }
  }

  @Test
  void allThatCanBecomeOfAPictureHasBeenMeasured() {
    assertThat(measured.pictures())
        .flatExtracting(PictureResult::outcomes)
        .extracting(Outcome::step)
        .contains("85", "75", "60", "40", "smaller", "lossless");
  }

  @Test
  void lossIsToldFromNone() {
    for (PictureResult picture : measured.pictures()) {
      for (Outcome outcome : picture.outcomes()) {
        assertThat(outcome.nearness().ssim()).as(picture.name()).isBetween(0.0, 1.0);
        if (outcome.lossless()) {
          assertThat(outcome.nearness()).isEqualTo(new Nearness(1, Nearness.EQUAL));
        } else {
          assertThat(outcome.nearness().psnr()).as(picture.name()).isBetween(8.0, 70.0);
        }
        assertThat(outcome.millis()).isPositive();
      }
    }
  }

  @Test
  void whatIsRefusedOrUnreadableIsListedAndStopsNothing() {
    assertThat(measured.pictures()).hasSameSizeAs(SAMPLES);
    assertThat(measured.refusals())
        .extracting(Refusal::name)
        .containsExactly("letter.txt", "gone.jpg");
    assertThat(measured.refusals().get(0).reason()).contains("not accepted");
    assertThat(measured.refusals().get(1).reason())
        .isEqualTo("Cannot be read: NoSuchFileException");
  }

  @Test
  void whoWaitsIsToldHowLong() {
    assertThat(SAID.toString().lines())
        .hasSize(13)
        .startsWith("Measuring 1 of 12: sky.jpg")
        .anyMatch(line -> line.matches("Measuring 2 of 12, about \\d+ (s|min) left: skin.jpg"));
  }
}
