package io.github.mediastore.bench.settings;

import io.github.mediastore.bench.settings.measure.Sample;
import io.github.mediastore.bench.settings.samples.GeneratedSet;
import io.github.mediastore.bench.settings.samples.PhotoFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that says which pictures to measure with. */
final class SampleOptions {

  private static final int GENERATED_WIDTH = 2400;

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description =
          "The pictures, and those in folders within. Without it, painted ones: sky, skin, "
              + "landscape, foliage, noise, text, line art, logo, shapes, screenshot.")
  private @Nullable Path folder;

  boolean isGenerated() {
    return folder == null;
  }

  /** Returns all samples, at least one. */
  List<Sample> all() {
    if (folder == null) {
      return GeneratedSet.samples(GENERATED_WIDTH);
    }
    if (!Files.isDirectory(folder)) {
      throw wrong("--photos is not a folder: " + folder);
    }
    try {
      List<Sample> samples = PhotoFolder.samples(folder);
      if (samples.isEmpty()) {
        throw wrong("--photos is an empty folder: " + folder);
      }
      return samples;
    } catch (IOException | UncheckedIOException e) {
      throw new ParameterException(
          spec.commandLine(), "--photos cannot be read: " + folder + ": " + e, e);
    }
  }

  /** Returns at most so many of them. */
  List<Sample> someOf(int count) {
    return PhotoFolder.someOf(all(), count);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
