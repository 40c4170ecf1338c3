package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileDescriptionTest {

  @Test
  void bothKindsOfDescriptionAreRead() throws UnusableProfileException {
    assertThat(read(ProfileBuilder.description("Adobe RGB (1998)"))).isEqualTo("Adobe RGB (1998)");
    assertThat(read(ProfileBuilder.multiLocalized("Écran couleur – 色")))
        .isEqualTo("Écran couleur – 色");
  }

  @Test
  void longDescriptionsAreCutAtAHundredCharacters() throws UnusableProfileException {
    assertThat(read(ProfileBuilder.description("a".repeat(5000)))).isEqualTo("a".repeat(100));
    assertThat(read(ProfileBuilder.multiLocalized("色".repeat(5000)))).isEqualTo("色".repeat(100));
  }

  @Test
  void whatIsInvisibleOrTurnsTextAroundIsLeftOut() throws UnusableProfileException {
    assertThat(read(ProfileBuilder.description("a\u001b[31m\r\nb\u0000c"))).isEqualTo("a[31mbc");
    assertThat(read(ProfileBuilder.multiLocalized("\u202Egnp\u200B.\uE000exe\u2028")))
        .isEqualTo("gnp.exe");
    assertThat(read(ProfileBuilder.multiLocalized("\uD800half"))).doesNotContain("\uD800");
  }

  @Test
  void profileWithoutAReadableDescriptionIsUnnamed() throws UnusableProfileException {
    assertThat(read(ProfileBuilder.description(""))).isEqualTo("an unnamed profile");
    assertThat(read(ProfileBuilder.text("of another type"))).isEqualTo("an unnamed profile");
    assertThat(read(new byte[0])).isEqualTo("an unnamed profile");
    byte[] none = ProfileBuilder.srgb().without("desc").build();
    assertThat(ProfileDescription.read(IccProfile.parse(none))).isEqualTo("an unnamed profile");
  }

  private static String read(byte[] description) throws UnusableProfileException {
    byte[] profile = ProfileBuilder.srgb().tag("desc", description).build();
    return ProfileDescription.read(IccProfile.parse(profile));
  }
}
