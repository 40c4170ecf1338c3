package io.github.mediastore.internal.color;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * LittleCMS's own calculator, {@code transicc} (Debian: liblcms2-utils), as the judge of profiles
 * of other people's: to sRGB, relative colorimetric, without black-point compensation.
 */
final class Transicc {

  private Transicc() {}

  static boolean isInstalled() {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(directory, "transicc"))) {
        return true;
      }
    }
    return false;
  }

  /** Converts colours, each given as levels from 0 to 255, to levels from 0 to 255. */
  static double[][] convert(Path profile, int[][] colors) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "transicc", "-v0", "-n", "-s", "-c0", "-t1", "-i", profile.toString(), "-o", "*sRGB");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(process, colors));
    double[][] converted = new double[colors.length][3];
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
      for (double[] color : converted) {
        String line = lines.readLine();
        if (line == null) {
          throw new IOException("transicc does not take " + profile);
        }
        String[] words = line.strip().split(" +", -1);
        for (int i = 0; i < 3; i++) {
          color[i] = Double.parseDouble(words[i]);
        }
      }
    } finally {
      process.destroy();
    }
    writing.join();
    return converted;
  }

  private static void write(Process process, int[][] colors) {
    try (Writer writer = process.outputWriter(US_ASCII)) {
      for (int[] color : colors) {
        // Amounts of ink are per cent there.
        double unit = color.length == 4 ? 100 / 255.0 : 1;
        StringBuilder line = new StringBuilder();
        for (int level : color) {
          line.append(level * unit).append(' ');
        }
        writer.write(line.append('\n').toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
