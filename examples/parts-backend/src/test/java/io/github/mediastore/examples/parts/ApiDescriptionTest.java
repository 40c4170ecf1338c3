package io.github.mediastore.examples.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest extends RunningApplication {

  @Test
  void everyEndpointIsDescribed() {
    JsonNode api = somebody().get("/v3/api-docs").json();

    assertThat(api.get("info").get("title").asString()).isEqualTo("Parts");
    assertThat(List.copyOf(api.get("paths").propertyNames())).containsExactlyInAnyOrder();
    api.get("paths")
        .forEach(
            path ->
                path.forEach(
                    operation -> assertThat(operation.path("summary").asString("")).isNotBlank()));
    System.out.println(api.toPrettyString());
  }
}
