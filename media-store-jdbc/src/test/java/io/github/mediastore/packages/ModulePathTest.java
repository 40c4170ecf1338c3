package io.github.mediastore.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The library on the module path: a host's module that requires it is compiled and run. */
class ModulePathTest {

  private static final String HOST_MODULE =
      """
      module host {
        requires io.github.mediastore.jdbc;
        requires java.naming;
        requires org.postgresql.jdbc;
      }
      """;

  private static final String HOST =
      """
      package host;

      import io.github.mediastore.MediaInfo;
      import io.github.mediastore.MediaSlot;
      import io.github.mediastore.image.WebpImageCompressor;
      import io.github.mediastore.jdbc.JdbcMediaStore;
      import io.github.mediastore.jdbc.MediaSchema;
      import io.github.mediastore.jdbc.MediaTables;
      import java.awt.image.BufferedImage;
      import java.io.ByteArrayOutputStream;
      import javax.imageio.ImageIO;
      import org.postgresql.ds.PGSimpleDataSource;

      public final class Host {

        public static void main(String[] arguments) throws Exception {
          PGSimpleDataSource database = new PGSimpleDataSource();
          database.setUrl(arguments[0]);
          MediaSchema.of(MediaTables.DEFAULT).create(database);
          ByteArrayOutputStream png = new ByteArrayOutputStream();
          ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", png);
          var store = JdbcMediaStore.autonomous(database);
          MediaSlot slot = MediaSlot.of("users", 1, "profile");
          store.put(slot, WebpImageCompressor.create().compress(png.toByteArray()));
          MediaInfo info = store.find(slot).orElseThrow().info();
          System.out.println(Host.class.getModule() + " stored " + info);
        }
      }
      """;

  @Test
  void aModuleThatRequiresTheLibraryCompressesStoresAndReads(@TempDir Path folder)
      throws Exception {
    String modulePath = modulePath();
    Path classes = compile(folder, modulePath, HOST_MODULE, HOST);
    PGSimpleDataSource database = TestPostgres.emptySchema();
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-p",
                classes + File.pathSeparator + modulePath,
                "-m",
                "host/host.Host",
                database.getUrl() + "&user=" + database.getUser())
            .redirectErrorStream(true)
            .start();
    String output = new String(host.getInputStream().readAllBytes(), UTF_8);
    assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("module host stored medium").contains("users/1/profile");
    assertThat(host.exitValue()).isZero();
  }

  @Test
  void noInternalPackageIsOpenToHosts(@TempDir Path folder) throws Exception {
    String source =
        """
        package host;

        public final class Host {
          io.github.mediastore.jdbc.internal.tables.MediaSql sql;
          io.github.mediastore.internal.format.ImageFormat format;
        }
        """;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    assertThat(javac(folder, modulePath(), HOST_MODULE, source, errors)).isNotZero();
    assertThat(errors.toString(UTF_8))
        .contains("package io.github.mediastore.jdbc.internal.tables is not visible")
        .contains("package io.github.mediastore.internal.format is not visible");
  }

  private static Path compile(Path folder, String modulePath, String module, String source)
      throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    assertThat(javac(folder, modulePath, module, source, errors))
        .as(errors.toString(UTF_8))
        .isZero();
    return folder.resolve("classes");
  }

  private static int javac(
      Path folder, String modulePath, String module, String source, ByteArrayOutputStream errors)
      throws IOException {
    Path moduleFile = Files.writeString(folder.resolve("module-info.java"), module);
    Path sourceFile = folder.resolve("host/Host.java");
    Files.createDirectories(sourceFile.getParent());
    Files.writeString(sourceFile, source);
    return ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            errors,
            errors,
            "-d",
            folder.resolve("classes").toString(),
            "-p",
            modulePath,
            moduleFile.toString(),
            sourceFile.toString());
  }

  /** The two modules and what they require, from the class path of the tests. */
  private static String modulePath() throws URISyntaxException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Stream<String> libraries =
        Arrays.stream(classPath.split(File.pathSeparator))
            .filter(
                entry ->
                    List.of(
                            "jspecify",
                            "slf4j",
                            "webp-imageio",
                            "imgscalr",
                            "kotlin",
                            "postgresql-42",
                            "annotations")
                        .stream()
                        .anyMatch(Path.of(entry).getFileName().toString()::startsWith));
    return Stream.concat(
            Stream.of(location(MediaStore.class), location(JdbcMediaStore.class)), libraries)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
