package io.github.mediastore.examples.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build has written down. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream in = requireNonNull(Version.class.getResourceAsStream("version.txt"))) {
      return new String[] {"media-store " + new String(in.readAllBytes(), UTF_8).strip()};
    }
  }
}
