package io.github.mediastore.examples.glue.nativeimage;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reachability metadata of a module: one file for GraalVM from JDK 23 on, and three for those
 * before.
 *
 * @param module such as {@code media-store-api}
 */
record Metadata(String module) {

  private static final Path ROOT = Path.of("../..");

  Path resources() {
    return ROOT.resolve(module).resolve("src/main/resources");
  }

  private JsonStructure read(String name) throws IOException {
    Path file =
        resources().resolve("META-INF/native-image/io.github.media-store/" + module).resolve(name);
    if (!Files.exists(file)) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    try (Reader text = Files.newBufferedReader(file);
        JsonReader reader = Json.createReader(text)) {
      return reader.read();
    }
  }

  JsonObject current() throws IOException {
    return (JsonObject) read("reachability-metadata.json");
  }

  List<JsonObject> reflection() throws IOException {
    return current().getJsonArray("reflection").getValuesAs(JsonObject.class);
  }

  List<String> globs() throws IOException {
    return current().getJsonArray("resources").getValuesAs(JsonObject.class).stream()
        .map(resource -> resource.getString("glob"))
        .toList();
  }

  List<JsonObject> earlierReflection() throws IOException {
    return Stream.of(read("reflect-config.json"), read("jni-config.json"))
        .flatMap(entries -> entries.asJsonArray().getValuesAs(JsonObject.class).stream())
        .toList();
  }

  List<String> earlierPatterns() throws IOException {
    return read("resource-config.json")
        .asJsonObject()
        .getJsonObject("resources")
        .getJsonArray("includes")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(resource -> resource.getString("pattern"))
        .toList();
  }
}
