package io.github.mediastore.examples.cli.objects;

import io.github.mediastore.jdbc.objects.ObjectSweepBuilder;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How long an object stays that nothing refers to. */
final class GraceOption {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--grace",
      paramLabel = "DAYS",
      defaultValue = "30",
      description =
          "Days before an object goes (${DEFAULT-VALUE}): longer than replicas lag, presigned"
              + " addresses are valid and backups are kept.")
  private int days;

  ObjectSweepBuilder addTo(ObjectSweepBuilder builder) {
    try {
      return builder.grace(Duration.ofDays(days));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--grace': " + e.getMessage(), e);
    }
  }
}
