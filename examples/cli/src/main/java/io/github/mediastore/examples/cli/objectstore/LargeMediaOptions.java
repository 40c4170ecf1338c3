package io.github.mediastore.examples.cli.objectstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which media of an import become objects; without any of these, none. */
public final class LargeMediaOptions {

  private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]+/(\\*|[a-z0-9.+-]+)");

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--objects-larger-than",
      paramLabel = "BYTES",
      description =
          "Put what has more bytes, once compressed, into the object store. Needs --objects and"
              + " --installation.")
  private @Nullable Long largerThan;

  @Option(
      names = "--objects-of",
      paramLabel = "TYPE",
      description =
          "Put all of a media type there, such as video/mp4 or 'video/*'. May be given several"
              + " times.")
  private List<String> types = new ArrayList<>();

  /** Returns whether any may. */
  public boolean areGiven() {
    return largerThan != null || !types.isEmpty();
  }

  /**
   * Returns which.
   *
   * @throws ParameterException if a number is negative or a type is none
   */
  public LargeMedia media() {
    if (largerThan != null && largerThan < 0) {
      throw wrong("--objects-larger-than is negative: " + largerThan);
    }
    List<String> lowerCase = types.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
    for (String type : lowerCase) {
      if (!TYPE.matcher(type).matches()) {
        throw wrong(
            "--objects-of is a media type such as video/mp4 or video/*, not '" + type + "'");
      }
    }
    return new LargeMedia(largerThan == null ? Long.MAX_VALUE : largerThan, lowerCase);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
