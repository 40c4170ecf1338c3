package io.github.mediastore.bench.settings;

import io.github.mediastore.bench.settings.measure.Grid;
import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which settings to compare: every combination of their values. */
final class GridOptions {

  private static final List<Integer> DIMENSIONS = List.of(1024, 1280, 1600);

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dimensions",
      split = ",",
      paramLabel = "PIXELS",
      description = "The longer side (1024,1280,1600; none if there are --fits).")
  private List<Integer> dimensions = List.of();

  @Option(
      names = "--fits",
      split = ",",
      paramLabel = "SHAPE",
      converter = FitConverter.class,
      description = "Shapes to cut out or to fill up: cover:1200x630, contain:800x800 (none).")
  private List<Fit> fits = List.of();

  @Option(
      names = "--ladders",
      split = ";",
      paramLabel = "LADDER",
      description =
          "Qualities to try, separated by commas, and ladders by semicolons "
              + "(\"90,85,75,60,50,40;85,75,60,50,40;75,60,50,40\").")
  private List<String> ladders = List.of("90,85,75,60,50,40", "85,75,60,50,40", "75,60,50,40");

  @Option(
      names = "--limits",
      split = ",",
      paramLabel = "BYTES",
      description = "The most bytes of a result (500000).")
  private List<Integer> limits = List.of(500_000);

  @Option(
      names = "--efforts",
      split = ",",
      paramLabel = "EFFORT",
      description = "${COMPLETION-CANDIDATES} (BALANCED,FAST).")
  private List<Effort> efforts = List.of(Effort.BALANCED, Effort.FAST);

  @Option(
      names = "--lossless",
      split = ",",
      arity = "0..1",
      fallbackValue = "false,true",
      paramLabel = "BOOLEAN",
      description =
          "Whether lossless is tried for pictures of few colours (false); "
              + "without a value: compare both.")
  private List<Boolean> lossless = List.of(false);

  /**
   * Returns every combination.
   *
   * @throws ParameterException if the compressor does not take a value
   */
  List<Setting> settings() {
    Grid grid =
        new Grid(
            distinct(dimensions),
            distinct(ladders.stream().map(this::ladder).toList()),
            distinct(limits),
            distinct(efforts),
            distinct(lossless));
    List<Setting> settings = grid.settings(distinct(fits()));
    for (Setting setting : settings) {
      try {
        setting.compression();
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
    return settings;
  }

  private List<Fit> fits() {
    List<Integer> sides = dimensions.isEmpty() && fits.isEmpty() ? DIMENSIONS : dimensions;
    return Stream.concat(sides.stream().map(this::inside), fits.stream()).toList();
  }

  private Fit inside(int dimension) {
    try {
      return CompressionSettings.builder().maxDimension(dimension).build().fit();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private List<Integer> ladder(String text) {
    try {
      return Arrays.stream(text.split(",", -1)).map(String::strip).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new ParameterException(
          spec.commandLine(), "--ladders has a ladder that is no list of numbers: " + text, e);
    }
  }

  private static <T> List<T> distinct(List<T> values) {
    return values.stream().distinct().toList();
  }
}
