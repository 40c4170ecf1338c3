package io.github.mediastore.examples.glue.docs;

import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.spring.MediaAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A Maven repository with the jars of this build in it, as {@code install} would make it. */
record LocalRepository(Path folder) {

  private static final String VERSION = "0.1.0-SNAPSHOT";

  static LocalRepository in(Path folder) throws IOException, URISyntaxException {
    LocalRepository repository = new LocalRepository(folder);
    repository.install("media-store-parent", "pom.xml");
    repository.install("media-store-api", "media-store-api/pom.xml");
    repository.install("media-store-jdbc", "media-store-jdbc/pom.xml");
    repository.install(
        "media-store-spring-boot-starter", "media-store-jdbc/spring-boot-starter/pom.xml");
    repository.install("media-store-api", MediaStore.class);
    repository.install("media-store-jdbc", JdbcMediaStore.class);
    repository.install("media-store-spring-boot-starter", MediaAnswer.class);
    return repository;
  }

  private Path file(String artifact, String suffix) throws IOException {
    Path version = folder.resolve("io/github/media-store").resolve(artifact).resolve(VERSION);
    Files.createDirectories(version);
    return version.resolve(artifact + "-" + VERSION + suffix);
  }

  private void install(String artifact, String pom) throws IOException {
    Files.copy(Page.ROOT.resolve(pom), file(artifact, ".pom"));
  }

  /** Takes a jar, or the folder of classes that Maven has before it makes one. */
  private void install(String artifact, Class<?> ofIt) throws IOException, URISyntaxException {
    Path classes = Path.of(ofIt.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = file(artifact, ".jar");
    if (Files.isRegularFile(classes)) {
      Files.copy(classes, jar);
      return;
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
  }
}
