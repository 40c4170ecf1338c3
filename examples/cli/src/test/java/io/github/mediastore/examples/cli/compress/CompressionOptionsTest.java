package io.github.mediastore.examples.cli.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.CompressionSettingsBuilder;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.Focus;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class CompressionOptionsTest {

  @Command
  private static final class Host {
    @Mixin private final CompressionOptions options = new CompressionOptions();
  }

  private static CompressionSettings parse(String... args) {
    Host host = new Host();
    new CommandLine(host).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return host.options.settings();
  }

  @Test
  void withoutOptionsTheSettingsAreTheDefaults() {
    assertThat(parse()).usingRecursiveComparison().isEqualTo(CompressionSettings.defaults());
  }

  @Test
  void everyOptionSetsItsSetting() {
    CompressionSettings settings =
        parse(
            "--max-dimension=2048",
            "--qualities=90,20",
            "--max-bytes=70000",
            "--matte=102030",
            "--keep-alpha",
            "--lossless-when-smaller",
            "--effort=fast",
            "--max-input-bytes=1000000",
            "--max-input-pixels=5000000000",
            "--max-input-side=70000",
            "--accept-truncated",
            "--admission-timeout=600");

    assertThat(settings)
        .usingRecursiveComparison()
        .isEqualTo(
            CompressionSettings.builder()
                .maxDimension(2048)
                .qualities(90, 20)
                .maxBytes(70_000)
                .matte(0x102030)
                .keepAlpha(true)
                .losslessWhenSmaller(true)
                .effort(Effort.FAST)
                .maxInputBytes(1_000_000)
                .maxInputPixels(5_000_000_000L)
                .maxInputSide(70_000)
                .acceptTruncated(true)
                .admissionTimeout(Duration.ofMinutes(10))
                .build());
  }

  @Test
  void aFitTakesThePlaceOfTheLongerSide() {
    assertThat(parse("--fit=cover:1200x630", "--max-dimension=300", "--focus=0.25,1").fit())
        .isEqualTo(Fit.cover(1200, 630));
    assertThat(parse("--fit=contain:8x9").fit()).isEqualTo(Fit.contain(8, 9));
    assertThat(parse("--fit=700").fit()).isEqualTo(Fit.inside(700));
    assertThat(parse("--focus=attention").focus()).isEqualTo(Focus.ATTENTION);
    assertThat(parse("--focus=0.25,1").focus()).isEqualTo(Focus.at(0.25, 1));
    assertThat(parse("--focus=centre").focus()).isEqualTo(Focus.CENTRE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--fit=cover",
        "--fit=cover:0x1",
        "--fit=cover:1x99999",
        "--fit=fill:1x1",
        "--focus=left",
        "--focus=0.5",
        "--focus=1.5,0",
        "--focus=NaN,0",
        "--focus=,"
      })
  void whatIsNoFitAndNoFocusIsRefused(String option) {
    assertThatExceptionOfType(ParameterException.class)
        .isThrownBy(() -> parse(option))
        .withMessageContaining(option.substring(option.indexOf('=') + 1));
  }

  @Test
  void everySettingHasAnOption() {
    List<String> settings =
        Arrays.stream(CompressionSettingsBuilder.class.getDeclaredMethods())
            .filter(method -> method.getReturnType() == CompressionSettingsBuilder.class)
            .map(Method::getName)
            // A command makes one file of each picture, and is given no code.
            .filter(name -> !List.of("rendition", "reader").contains(name))
            .map(name -> "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
            .toList();

    assertThat(new CommandLine(new Host()).getCommandSpec().optionsMap().keySet())
        .containsExactlyInAnyOrderElementsOf(settings);
  }
}
