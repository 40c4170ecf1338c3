package io.github.mediastore.examples.cli.compress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.CompressionSettingsBuilder;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
