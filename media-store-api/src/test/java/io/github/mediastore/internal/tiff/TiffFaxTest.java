package io.github.mediastore.internal.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One page of 40 x 12 pixels as libtiff writes it in each of the schemes. */
class TiffFaxTest {

  private static final int WIDTH = 40;
  private static final int HEIGHT = 12;

  private static final String GROUP_4 =
      "JqRjLouiOiOiOiOi6L5g9JUkmkkklpJJoECEUtHHwhQQIEkkR0CBJBAqw4mIUtoIL+3DBBBBNBBCI6vBwR8CYQVlDlOF"
          + "uyviCCBNj/7ZxwTFt/2CoECDCk1Jt/YWwgQTnL/CC2EwgjWHfSFoIJhBAoAIAIA=";

  private static boolean isBlack(int x, int y) {
    return ((x * x + y * y * 3) / 16 + x / 7 * y) % 5 < 2;
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, NSjdOh0Oh0OnT8GANSffHQ6hDp0/BDU334Q65RvjsDW9Oh0Oh06HTodRxuoTp0Oh0OnQ/CyHCfHXofdQ"
        + "3DXzfHTodOh06heguH3nQ6dDp+MfgKb7odOnQ6H4WDUr3TodQh06fczJ906HQ6HTp96w9QnQ6xDp9/w=",
    "3, 0, ABNSjdOh0Oh0OnT8GACak++Oh1CHTp+CABNTffhDrlG+OwATW9Oh0Oh06HTodRxgA9QnTodDodOh+FgAMOE+Ov"
        + "Q+6huACa+b46dDp0OnUL0ADcPvOh06HT8Y/AANN90OnTodD8LAATUr3TodQh06fcwAcn3TodDodOn3rAB9QnQ6x"
        + "Dp9/w==",
    "3, 4, AAE1KN06HQ6HQ6dPwYABNSffHQ6hDp0/BAABNTffhDrlG+OwATW9Oh0Oh06HTodRxgAB6hOnQ6HQ6dD8LAABh"
        + "wnx16H3UNwAATXzfHTodOh06hegAbh950OnQ6fjH4ABpvuh06dDofhYAAE1K906HUIdOn3MAAHJ906HQ6HTp96w"
        + "AfUJ0OsQ6ff8",
    "3, 1, ABmpRunQ6HQ6HTp+DABaSpJNJJJKADNTffhDrlG+OwAUIUECBJJEdAgSQQKsOAD6hOnQ6HQ6dD8LAAQIIIJoII"
        + "RHV4OADNfN8dOh06HTqF6ABCCCBNj/7ZxwTAB033Q6dOh0PwsABE1Jt/YWwgQTgA8n3TodDodOn3rABB30haCC"
        + "YQQK",
    "3, 5, AAGalG6dDodDodOn4MABaSpJNJJJKAABmpvvwh1yjfHYAAFCFBAgSSRHQIEkECrDgAH1CdOh0Oh06H4WAAECC"
        + "CCaCCER1eDgAZr5vjp0OnQ6dQvQAAEIIIE2P/tnHBMAAdN90OnTodD8LAABE1Jt/YWwgQTgAeT7p0Oh0OnT71g"
        + "AAQd9IWggmEECgA==",
    "4, 0, " + GROUP_4
  })
  void everySchemeGivesThePageInBothMeaningsAndBitOrders(int compression, int options, String strip)
      throws DecodeException {
    byte[] bytes = Base64.getDecoder().decode(strip);
    for (int photometric = 0; photometric < 2; photometric++) {
      for (boolean lsbFirst : new boolean[] {false, true}) {
        TiffBuilder builder = builder(compression).photometric(photometric).tag(292, 4, options);
        if (lsbFirst) {
          builder.lsbFirst();
        }
        Decoded decoded = Decoded.of(builder.write(List.of(lsbFirst ? reversed(bytes) : bytes)));

        for (int i = 0; i < WIDTH * HEIGHT; i++) {
          boolean white = isBlack(i % WIDTH, i / WIDTH) == (photometric == 1);
          assertThat(decoded.at(0, i % WIDTH, i / WIDTH)).isEqualTo(white ? 255 : 0);
        }
      }
    }
  }

  @Test
  void aPageWithoutAMeaningIsBlackOnWhite() throws DecodeException {
    byte[] tiff = builder(4).without(262).write(List.of(Base64.getDecoder().decode(GROUP_4)));

    assertThat(Decoded.of(tiff).at(0, 0, 0)).isEqualTo(isBlack(0, 0) ? 0 : 255);
    assertThat(Decoded.of(tiff).at(0, 39, 0)).isEqualTo(isBlack(39, 0) ? 0 : 255);
  }

  @Test
  void aFaxOfMoreThanABitIsDamaged() {
    byte[] tiff = new TiffBuilder(9, 9, 1, 8).compression(4).write(List.of(new byte[20]));

    assertThat(Decoded.refusal(tiff).kind()).isEqualTo(Kind.CORRUPT);
  }

  @Test
  void uncompressedModeIsRefusedByName() {
    byte[] tiff = builder(3).tag(292, 4, 2).write(List.of(new byte[20]));

    assertThat(Decoded.refusal(tiff)).hasMessageContaining("uncompressed mode");
    assertThat(Decoded.refusal(tiff).kind()).isEqualTo(Kind.UNCOVERED);
  }

  private static TiffBuilder builder(int compression) {
    return new TiffBuilder(WIDTH, HEIGHT, 1, 1).compression(compression).photometric(0);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
    }
    return reversed;
  }
}
