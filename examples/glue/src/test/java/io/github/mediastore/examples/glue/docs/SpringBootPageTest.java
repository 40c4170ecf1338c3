package io.github.mediastore.examples.glue.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.spring.MediaAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on Spring Boot names the properties that IDEs complete. */
class SpringBootPageTest {

  private static final Pattern PROPERTY =
      Pattern.compile(
          "\"name\": \"([^\"]+)\",\\s+\"type\": \"[^\"]+\",\\s+\"description\": \"[^\"]+\"");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `((?:media-store|management)[^`]+)`");

  @Test
  void everyPropertyIsOnThePageAndNoOther() throws IOException {
    String page = Files.readString(Page.ROOT.resolve("docs/spring-boot.md"));
    List<String> onPage = ROW.matcher(page).results().map(row -> row.group(1)).toList();
    List<String> known =
        PROPERTY.matcher(metadata()).results().map(found -> found.group(1)).toList();

    assertThat(known).hasSizeGreaterThan(25);
    assertThat(onPage).containsExactlyInAnyOrderElementsOf(known);
  }

  /** Of the metadata that several jars have, those of the starter. */
  private static String metadata() throws IOException {
    String name = "META-INF/spring-configuration-metadata.json";
    for (URL url : Collections.list(MediaAnswer.class.getClassLoader().getResources(name))) {
      try (InputStream file = url.openStream()) {
        String metadata = new String(file.readAllBytes(), UTF_8);
        if (metadata.contains("\"media-store.")) {
          return metadata;
        }
      }
    }
    throw new AssertionError("The starter has no metadata");
  }
}
