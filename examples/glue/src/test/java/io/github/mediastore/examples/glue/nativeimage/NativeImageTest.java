package io.github.mediastore.examples.glue.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The metadata names what exists, and every resource of ours. Its form is that of the schema that
 * GraalVM publishes (reachability-metadata-schema-v1.1.0.json), which allows no other names.
 */
class NativeImageTest {

  private static final Set<String> OF_A_TYPE =
      Set.of("condition", "type", "methods", "fields", "jniAccessible");

  /** The systems that GraalVM makes executables for. */
  private static final List<String> PLATFORMS =
      List.of("Linux/x86_64", "Linux/aarch64", "Mac/x86_64", "Mac/aarch64", "Windows/x86_64");

  @ParameterizedTest
  @ValueSource(strings = {"media-store-api", "media-store-jdbc"})
  void everyTypeAndMemberThatIsNamedExists(String module) throws Exception {
    Metadata metadata = new Metadata(module);
    // The JDK's own members, which its native code looks up, differ between 17 and 25.
    boolean isCurrent = Runtime.version().feature() >= 23;
    List<JsonObject> entries = isCurrent ? metadata.reflection() : metadata.earlierReflection();

    assertThat(entries).isNotEmpty();
    for (JsonObject entry : entries) {
      Class<?> type = type(entry.getString(isCurrent ? "type" : "name"));
      for (JsonObject method : objects(entry, "methods")) {
        assertThat(hasMethod(type, method)).as("%s of %s", method, type).isTrue();
      }
      for (JsonObject field : objects(entry, "fields")) {
        assertThat(type.getDeclaredField(field.getString("name"))).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"media-store-api", "media-store-jdbc"})
  void theFormIsThatOfTheSchema(String module) throws IOException {
    Metadata metadata = new Metadata(module);

    assertThat(metadata.current().keySet()).isSubsetOf("reflection", "resources");
    assertThat(metadata.reflection()).allSatisfy(e -> assertThat(e.keySet()).isSubsetOf(OF_A_TYPE));
    for (JsonObject entry : metadata.reflection()) {
      assertThat(objects(entry, "methods"))
          .allSatisfy(m -> assertThat(m.keySet()).isSubsetOf("name", "parameterTypes"));
      assertThat(objects(entry, "fields"))
          .allSatisfy(f -> assertThat(f.keySet()).containsExactly("name"));
      if (entry.containsKey("condition")) {
        assertThat(entry.getJsonObject("condition").keySet()).containsExactly("typeReached");
      }
    }
  }

  @Test
  void everyScriptOfOursIsNamedInBothForms() throws IOException {
    Metadata metadata = new Metadata("media-store-jdbc");
    List<String> scripts;
    try (Stream<Path> files = Files.walk(metadata.resources())) {
      scripts =
          files
              .filter(Files::isRegularFile)
              .map(file -> metadata.resources().relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.startsWith("META-INF/"))
              .toList();
    }

    assertThat(scripts)
        .hasSizeGreaterThan(4)
        .allSatisfy(script -> assertThat(matches(metadata.globs(), script)).as(script).isTrue())
        .allSatisfy(script -> assertThat(metadata.earlierPatterns()).anyMatch(script::matches));
    for (String glob : metadata.globs()) {
      assertThat(scripts).as(glob).anyMatch(script -> matches(List.of(glob), script));
    }
  }

  @Test
  void theLibraryOfEveryPlatformIsNamedInBothForms() throws Exception {
    Metadata metadata = new Metadata("media-store-api");

    assertThat(metadata.globs()).hasSize(PLATFORMS.size() + 1).contains("webp-imageio.properties");
    for (String glob : metadata.globs()) {
      assertThat(WebPImageWriterSpi.class.getResource("/" + glob)).as(glob).isNotNull();
    }
    for (String library : librariesOfTheJar()) {
      boolean isForNative = PLATFORMS.stream().anyMatch(library::contains);
      assertThat(metadata.globs().contains(library)).as(library).isEqualTo(isForNative);
      assertThat(metadata.earlierPatterns().stream().anyMatch(library::matches))
          .as(library)
          .isEqualTo(isForNative);
    }
  }

  private static List<String> librariesOfTheJar() throws IOException, URISyntaxException {
    Path jar =
        Path.of(
            WebPImageWriterSpi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (FileSystem files = FileSystems.newFileSystem(jar);
        Stream<Path> paths = Files.walk(files.getPath("/native"))) {
      return paths.filter(Files::isRegularFile).map(path -> path.toString().substring(1)).toList();
    }
  }

  private static boolean matches(List<String> globs, String file) {
    return globs.stream()
        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
        .anyMatch((PathMatcher matcher) -> matcher.matches(Path.of(file)));
  }

  private static List<JsonObject> objects(JsonObject entry, String name) {
    JsonArray array = entry.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonObject.class);
  }

  private static boolean hasMethod(Class<?> type, JsonObject method) {
    List<String> parameters =
        method.getJsonArray("parameterTypes").getValuesAs(JsonString::getString);
    return method.getString("name").equals("<init>")
        ? Arrays.stream(type.getDeclaredConstructors())
            .anyMatch(it -> names(it.getParameterTypes()).equals(parameters))
        : Arrays.stream(type.getDeclaredMethods())
            .filter(it -> it.getName().equals(method.getString("name")))
            .anyMatch(it -> names(it.getParameterTypes()).equals(parameters));
  }

  private static List<String> names(Class<?>[] types) {
    return Arrays.stream(types).map(Class::getTypeName).toList();
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, false, NativeImageTest.class.getClassLoader());
  }
}
