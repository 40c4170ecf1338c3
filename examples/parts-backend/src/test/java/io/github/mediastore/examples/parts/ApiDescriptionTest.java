package io.github.mediastore.examples.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The interface as it describes itself. */
class ApiDescriptionTest extends RunningApplication {

  @Test
  void everyEndpointIsDescribed() {
    JsonNode api = somebody().get("/v3/api-docs").json();

    assertThat(api.get("info").get("title").asString()).isEqualTo("Parts");
    assertThat(List.copyOf(api.get("paths").propertyNames()))
        .containsExactlyInAnyOrder(
            "/api/limits",
            "/api/me",
            "/api/organizations",
            "/api/parts",
            "/api/parts/{partId}",
            "/api/session",
            "/api/support-videos",
            "/healthz",
            "/images/organizations/{id}/logo",
            "/images/parts/{partId}",
            "/images/parts/{partId}/count",
            "/images/parts/{partId}/{imageId}",
            "/images/thumbnails/{imageId}",
            "/images/users/{userId}/profile",
            "/uploads/organizations/{id}/logo",
            "/uploads/parts",
            "/uploads/parts/{partId}/images",
            "/uploads/parts/{partId}/images/order",
            "/uploads/parts/{partId}/images/{imageId}",
            "/uploads/parts/{partId}/images/{imageId}/words",
            "/uploads/parts/{partId}/videos",
            "/uploads/parts/{partId}/videos/sent",
            "/uploads/parts/{partId}/videos/{videoId}",
            "/uploads/support-videos",
            "/uploads/support-videos/sent",
            "/uploads/support-videos/{id}",
            "/uploads/users/profile-photo",
            "/uploads/videos",
            "/uploads/videos/resumable",
            "/uploads/videos/resumable/{id}",
            "/videos/parts/{videoId}",
            "/videos/support/{id}");
    for (JsonNode path : api.get("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.path("summary").asString("")).as("%s", operation).isNotBlank();
      }
    }
  }

  @Test
  void formsWithFilesAreDescribedAsSuch() {
    JsonNode api = somebody().get("/v3/api-docs").json();

    JsonNode several = form(api, "/uploads/parts/{partId}/images").get("files");
    JsonNode film = form(api, "/uploads/support-videos");

    assertThat(several.get("type").asString()).isEqualTo("array");
    assertThat(several.get("items").get("format").asString()).isEqualTo("binary");
    assertThat(film.get("file").get("format").asString()).isEqualTo("binary");
  }

  @Test
  void thePageOfTheInterfaceLoadsUnderThePolicy(@TempDir Path profile)
      throws IOException, InterruptedException {
    try (Browser browser = Browser.start(profile);
        Page page = browser.open()) {
      page.load(server().resolve("/swagger-ui.html"));

      page.await("document.querySelectorAll('.opblock').length > 15");
      assertThat(page.evaluate("document.querySelector('.info .title').textContent"))
          .contains("Parts");
      assertThat(page.errors()).isEmpty();
    }
  }

  private static JsonNode form(JsonNode api, String path) {
    return api.get("paths")
        .get(path)
        .get("post")
        .get("requestBody")
        .get("content")
        .get("multipart/form-data")
        .get("schema")
        .get("properties");
  }
}
