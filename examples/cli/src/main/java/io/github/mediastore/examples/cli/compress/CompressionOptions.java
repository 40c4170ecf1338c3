package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.ffmpeg.FfmpegDecoder;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.CompressionSettingsBuilder;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.Focus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * The options of every command that compresses: {@link CompressionSettings}, one for one, with its
 * defaults and its checks.
 */
public final class CompressionOptions {

  private static final CompressionSettings DEFAULTS = CompressionSettings.defaults();

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--max-dimension",
      paramLabel = "PIXELS",
      description = "Scale down to this on the longer side (${DEFAULT-VALUE}).")
  private int maxDimension = DEFAULTS.maxDimension();

  @Option(
      names = "--fit",
      paramLabel = "SHAPE",
      converter = FitConverter.class,
      description =
          "In place of --max-dimension: cover:WIDTHxHEIGHT cuts the shape out, "
              + "contain:WIDTHxHEIGHT fills it up.")
  private @Nullable Fit fit;

  @Option(
      names = "--focus",
      paramLabel = "FOCUS",
      converter = FocusConverter.class,
      description = "What a cut leaves in view: centre, attention, or X,Y from 0 to 1 (centre).")
  private Focus focus = DEFAULTS.focus();

  @Option(
      names = "--qualities",
      paramLabel = "Q",
      split = ",",
      description = "WebP qualities to try; the first that fits wins (85,75,60,50,40).")
  private int[] qualities = DEFAULTS.qualities().stream().mapToInt(Integer::intValue).toArray();

  @Option(
      names = "--max-bytes",
      paramLabel = "BYTES",
      description = "No result is larger (${DEFAULT-VALUE}).")
  private int maxBytes = DEFAULTS.maxBytes();

  @Option(
      names = "--matte",
      paramLabel = "RRGGBB",
      converter = MatteConverter.class,
      description = "Colour behind transparent pixels (FFFFFF).")
  private int matte = DEFAULTS.matte();

  @Option(names = "--keep-alpha", description = "Keep transparent pixels transparent.")
  private boolean keepAlpha = DEFAULTS.keepAlpha();

  @Option(
      names = "--lossless-when-smaller",
      description = "Try lossless WebP for pictures of few colours, such as logos.")
  private boolean losslessWhenSmaller = DEFAULTS.losslessWhenSmaller();

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Effort effort = DEFAULTS.effort();

  @Option(
      names = "--max-input-bytes",
      paramLabel = "BYTES",
      description = "Refuse larger files (${DEFAULT-VALUE}).")
  private int maxInputBytes = DEFAULTS.maxInputBytes();

  @Option(
      names = "--max-input-pixels",
      paramLabel = "PIXELS",
      description = "Refuse pictures of more pixels (${DEFAULT-VALUE}).")
  private long maxInputPixels = DEFAULTS.maxInputPixels();

  @Option(
      names = "--max-input-side",
      paramLabel = "PIXELS",
      description = "Refuse pictures with a longer side (${DEFAULT-VALUE}).")
  private int maxInputSide = DEFAULTS.maxInputSide();

  @Option(
      names = "--accept-truncated",
      description = "Take pictures that are cut off as far as they go.")
  private boolean acceptTruncated = DEFAULTS.acceptTruncated();

  @Option(
      names = "--decoder",
      paramLabel = "PROGRAM",
      description =
          "Read HEIC and AVIF with this ffmpeg; the word ffmpeg alone is looked for on the path.")
  private @Nullable Path decoder;

  @Option(
      names = "--admission-timeout",
      paramLabel = "SECONDS",
      description = "Refuse what waits longer for memory (${DEFAULT-VALUE}).")
  private long admissionTimeout = DEFAULTS.admissionTimeout().toSeconds();

  /**
   * Returns the settings asked for.
   *
   * @throws ParameterException if the settings refuse a value
   */
  public CompressionSettings settings() {
    CompressionSettingsBuilder builder =
        CompressionSettings.builder()
            .keepAlpha(keepAlpha)
            .losslessWhenSmaller(losslessWhenSmaller)
            .effort(effort)
            .focus(focus)
            .acceptTruncated(acceptTruncated);
    if (decoder != null) {
      builder.decoder(
          decoder.toString().equals("ffmpeg") ? FfmpegDecoder.find() : FfmpegDecoder.at(decoder));
    }
    set("--max-dimension", maxDimension, builder::maxDimension);
    if (fit != null) {
      builder.fit(fit);
    }
    set("--qualities", qualities, builder::qualities);
    set("--max-bytes", maxBytes, builder::maxBytes);
    set("--matte", matte, builder::matte);
    set("--max-input-bytes", maxInputBytes, builder::maxInputBytes);
    set("--max-input-pixels", maxInputPixels, builder::maxInputPixels);
    set("--max-input-side", maxInputSide, builder::maxInputSide);
    set(
        "--admission-timeout",
        admissionTimeout,
        seconds -> builder.admissionTimeout(Duration.ofSeconds(seconds)));
    return builder.build();
  }

  private <T> void set(String option, T value, Consumer<T> setter) {
    try {
      setter.accept(value);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '" + option + "': " + e.getMessage(), e);
    }
  }
}
