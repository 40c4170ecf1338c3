package io.github.mediastore.ffmpeg;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.decoder.PictureCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program that was found, asked what it is, and can be run.
 *
 * @param path where it is
 * @param version as it says itself
 * @param confinement what the system can hold it to
 * @param decoders its decoder for each codec of pictures that it has one for
 */
record FfmpegProgram(
    Path path, String version, Confinement confinement, Map<PictureCodec, String> decoders) {

  private static final ChildLimits ASKING =
      new ChildLimits(Duration.ofSeconds(20), 4, 512 << 20, 1 << 20);
  private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
  private static final Pattern NUMBER = Pattern.compile("n?(\\d+)\\.(\\d+).*");
  private static final Pattern DECODER = Pattern.compile("(?m)^ V\\S{5} (\\S+) ");
  private static final int OLDEST_MAJOR = 4;
  private static final int OLDEST_MINOR = 4;

  /**
   * Asks a program what it is.
   *
   * @throws CodecUnavailableException if it does not run, is no ffmpeg, too old, or has no decoder
   *     that is needed; the message says which
   */
  static FfmpegProgram ask(Path path) {
    if (!Files.isExecutable(path)) {
      throw new CodecUnavailableException("There is no program to decode with at " + path, null);
    }
    Confinement confinement = confinementOf(path);
    String version = version(path, ask(path, confinement, "-version"));
    Map<PictureCodec, String> decoders = decoders(ask(path, confinement, "-decoders"));
    if (decoders.isEmpty()) {
      throw new CodecUnavailableException(
          "%s, ffmpeg %s, has a decoder neither for HEVC (hevc) nor for AV1 (libdav1d, libaom-av1)"
              .formatted(path, version),
          null);
    }
    return new FfmpegProgram(path, version, confinement, decoders);
  }

  private static Confinement confinementOf(Path path) {
    for (Confinement confinement : Confinement.ofSystem().alternatives()) {
      if (confinement.equals(Confinement.NONE) || runs(path, confinement)) {
        return confinement;
      }
    }
    return Confinement.NONE;
  }

  private static boolean runs(Path path, Confinement confinement) {
    try {
      return !ask(path, confinement, "-version").isEmpty();
    } catch (CodecUnavailableException e) {
      return false;
    }
  }

  private static String ask(Path path, Confinement confinement, String question) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    List<String> command = List.of(path.toString(), "-hide_banner", question);
    try {
      Child.Ending ending =
          Child.run(
              confinement.around(command, ASKING),
              environment(),
              ASKING,
              ChildInput.NOTHING,
              (bytes, length) -> answer.write(bytes, 0, length));
      if (ending.status() != 0) {
        throw new CodecUnavailableException(
            "%s %s ended with status %d: %s"
                .formatted(path, question, ending.status(), ending.errors()),
            null);
      }
    } catch (IOException e) {
      throw new CodecUnavailableException("%s %s failed".formatted(path, question), e);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** Returns the environment of every child: empty, but for what Windows cannot do without. */
  static Map<String, String> environment() {
    String root = System.getenv("SystemRoot");
    return root == null ? Map.of() : Map.of("SystemRoot", root);
  }

  private static String version(Path path, String answer) {
    Matcher said = VERSION.matcher(answer);
    if (!said.find()) {
      throw new CodecUnavailableException(path + " does not say that it is ffmpeg", null);
    }
    String version = said.group(1);
    if (!isAtLeast(version, OLDEST_MAJOR, OLDEST_MINOR)) {
      throw new CodecUnavailableException(
          "%s is ffmpeg %s; it must be %d.%d or later"
              .formatted(path, version, OLDEST_MAJOR, OLDEST_MINOR),
          null);
    }
    return version;
  }

  /** Returns whether it has a version or a later one; what has no number was built from sources. */
  boolean isAtLeast(int major, int minor) {
    return isAtLeast(version, major, minor);
  }

  private static boolean isAtLeast(String version, int major, int minor) {
    Matcher number = NUMBER.matcher(version);
    if (!number.matches()) {
      return true;
    }
    int itsMajor = Integer.parseInt(number.group(1));
    return itsMajor > major || (itsMajor == major && Integer.parseInt(number.group(2)) >= minor);
  }

  private static Map<PictureCodec, String> decoders(String answer) {
    Set<String> all =
        DECODER.matcher(answer).results().map(found -> found.group(1)).collect(Collectors.toSet());
    Map<PictureCodec, String> decoders = new EnumMap<>(PictureCodec.class);
    if (all.contains("hevc")) {
      decoders.put(PictureCodec.HEVC, "hevc");
    }
    // The one that is called av1 needs hardware.
    if (all.contains("libdav1d")) {
      decoders.put(PictureCodec.AV1, "libdav1d");
    } else if (all.contains("libaom-av1")) {
      decoders.put(PictureCodec.AV1, "libaom-av1");
    }
    return Map.copyOf(decoders);
  }
}
