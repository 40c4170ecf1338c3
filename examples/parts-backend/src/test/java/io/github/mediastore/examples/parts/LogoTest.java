package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LogoTest extends RunningApplication {

  @Test
  void aLogoKeepsItsTransparencyInTheOrganizationsRow() {
    Answer answer =
        editor()
            .upload(
                "/uploads/organizations/1/logo",
                file("file", "logo.png", Pictures.transparentPng(300)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode image = answer.json().get("image");
    assertThat(image.get("width").asInt()).isEqualTo(300);
    assertThat(image.get("placeholder").isNull()).isTrue();
    Answer served = somebody().get("/images/organizations/1/logo");
    assertThat(served.header("Cache-Control")).isEqualTo("public, max-age=86400");
    BufferedImage logo = Pictures.read(served.body());
    assertThat(logo.getRGB(0, 0) >>> 24).as("alpha of the corner").isZero();
    assertThat(logo.getRGB(150, 150)).as("the disc").isEqualTo(0xFFFF0000);
    assertThat(
            jdbc.sql("SELECT octet_length(logo_data) FROM organizations WHERE id = 1")
                .query(Integer.class)
                .single())
        .isEqualTo(served.body().length);
  }

  @Test
  void organizationsAreListedWithTheirLogos() {
    Visitor ada = editor();
    ada.upload(
        "/uploads/organizations/1/logo", file("file", "logo.png", Pictures.transparentPng(64)));
    ada.delete("/uploads/organizations/2/logo");

    JsonNode list = somebody().get("/api/organizations").json();

    assertThat(list).hasSize(2);
    assertThat(list.get(0).get("name").asString()).isEqualTo("Harbour Bearings");
    assertThat(list.get(0).get("logo").isNull()).isTrue();
    String url = list.get(1).get("logo").get("url").asString();
    assertThat(somebody().get(url).header("Cache-Control")).contains("immutable");
  }

  @Test
  void aRemovedLogoIsGone() {
    Visitor ada = editor();
    ada.upload(
        "/uploads/organizations/2/logo", file("file", "logo.png", Pictures.transparentPng(64)));
    assertThat(somebody().get("/images/organizations/2/logo").status()).isEqualTo(200);

    assertThat(ada.delete("/uploads/organizations/2/logo").status()).isEqualTo(204);

    assertProblem(somebody().get("/images/organizations/2/logo"), 404, "There is no such picture.");
  }

  @Test
  void anOrganizationThatIsNotThereHasNoLogo() {
    Answer answer =
        editor()
            .upload(
                "/uploads/organizations/4711/logo",
                file("file", "logo.png", Pictures.transparentPng(64)));

    assertProblem(answer, 404, "not there");
    assertProblem(
        somebody().get("/images/organizations/4711/logo"), 404, "There is no such picture.");
  }
}
