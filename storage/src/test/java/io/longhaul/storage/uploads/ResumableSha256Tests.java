package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.TestBytes;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

final class ResumableSha256Tests {

  @Test
  void comesToThatOfThePlatformWhereverItIsPutAside() {
    long seed = ThreadLocalRandom.current().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      byte[] content = TestBytes.of(random.nextLong(), random.nextInt(5_000));
      ResumableSha256 digest = ResumableSha256.start();
      int position = 0;
      while (position < content.length) {
        int count = random.nextInt(1, content.length - position + 1);
        digest.update(content, position, count);
        position += count;
        digest = ResumableSha256.goOn(digest.putAside());
      }

      assertThat(digest.digits()).as("seed %d", seed).isEqualTo(UploadsTests.sha256(content));
      assertThat(digest.digits()).as("asked twice").isEqualTo(UploadsTests.sha256(content));
    }
  }

  @Test
  void aCopyGoesItsOwnWay() {
    ResumableSha256 digest = ResumableSha256.start();
    ResumableSha256 copy = digest.copy();
    copy.update(new byte[] {1}, 0, 1);

    assertThat(digest.digits()).isEqualTo(UploadsTests.sha256(new byte[0]));
    assertThat(copy.digits()).isEqualTo(UploadsTests.sha256(new byte[] {1}));
  }
}
