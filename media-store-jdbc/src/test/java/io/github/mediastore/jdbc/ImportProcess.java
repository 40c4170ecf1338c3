package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that moves a folder of pictures into the store, or removes them, to be killed. */
final class ImportProcess {

  private ImportProcess() {}

  static FileMigrationBuilder builder(DataSource database, Path root) {
    JdbcMediaStore store = JdbcMediaStore.autonomous(database);
    return FileMigration.builder(database, store::on, root)
        .files("users/{ownerId}/profile.*", "users", "profile")
        .files("parts/{ownerId}/*.png", "parts", "images")
        .files("parts/{ownerId}/*.mp4", "parts", "images");
  }

  static Process start(PGSimpleDataSource database, Path root) throws IOException {
    return start(database, root, "run");
  }

  static Process start(PGSimpleDataSource database, Path root, String step) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            ImportProcess.class.getName(),
            database.getUrl() + "&user=" + database.getUser(),
            root.toString(),
            step)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Does a step; ends with status 0 if all went well. */
  public static void main(String[] arguments) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    DataSource connections = new ReusedConnections(database);
    step(builder(connections, Path.of(arguments[1])).build(), arguments[2]);
  }

  static MigrationReport step(FileMigration migration, String step) {
    return switch (step) {
      case "run" -> migration.run();
      case "verify" -> migration.verify();
      case "undo" -> migration.undo();
      case "deleteConfirmed" -> migration.deleteConfirmed();
      default -> throw new IllegalArgumentException(step);
    };
  }

  /** Writes a small picture, of its own look for each seed. */
  static void picture(Path root, String name, int seed) throws IOException {
    BufferedImage picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(random.nextInt(50), random.nextInt(30), 30, 20);
    }
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(picture, name.endsWith("jpeg") ? "jpeg" : "png", file);
    write(root, name, file.toByteArray());
  }

  /** Returns what begins like an MP4 video. */
  static byte[] mp4() {
    byte[] file = new byte[600_000];
    byte[] start = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(ISO_8859_1);
    System.arraycopy(start, 0, file, 0, start.length);
    return file;
  }

  static void write(Path root, String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
