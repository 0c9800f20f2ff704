package io.longhaul.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each verb of tus 1.0.0 and its extensions, and each of its errors. */
@ExtendWith(StackExtension.class)
class TusIntegrationTests {

  private static final byte[] CONTENT = "name\nRex\n".getBytes(StandardCharsets.UTF_8);
  private static final String SHA_256 =
      "fa7d5921ba9564946931f49f76b8d54eb617250e08758798e69ef1407a6c0cf1";

  private final Stack stack;
  private final TusClient tus;

  TusIntegrationTests(Stack stack) {
    this.stack = stack;
    this.tus = new TusClient(stack.ann());
  }

  @Test
  void patchGoesOnWhereHeadSays() {
    String path = tus.created(9);
    assertThat(tus.head(path).header("Upload-Offset")).isEqualTo("0");

    Reply first = tus.patch(path, 0, slice(0, 4));
    Reply second = tus.patch(path, 4, slice(4, 9));

    assertThat(first.status()).isEqualTo(204);
    assertThat(first.header("Upload-Offset")).isEqualTo("4");
    assertThat(first.header("Upload-Expires")).endsWith("GMT");
    assertThat(second.header("Upload-Offset")).isEqualTo("9");
    assertThat(stack.ann().get(path).text("/sha256")).isEqualTo(SHA_256);
  }

  @Test
  void anotherOffsetIsAConflict() {
    String path = tus.created(9);
    tus.patch(path, 0, slice(0, 4));

    Reply reply = tus.patch(path, 0, slice(0, 4));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("/code")).isEqualTo("OFFSET_MISMATCH");
    assertThat(reply.header("Upload-Offset")).isEqualTo("4");
  }

  @Test
  void patchWantsItsHeaders() {
    String path = tus.created(9);
    var body = BodyPublishers.ofByteArray(CONTENT);
    String type = "application/offset+octet-stream";

    Reply noOffset = tus.send("PATCH", path, body, "Content-Type", type);
    Reply otherType =
        tus.send("PATCH", path, body, "Upload-Offset", "0", "Content-Type", "text/csv");
    Reply noVersion =
        stack.ann().send("PATCH", path, body, "Upload-Offset", "0", "Content-Type", type);
    Reply wrongOffset = tus.send("PATCH", path, body, "Upload-Offset", "x", "Content-Type", type);

    assertThat(noOffset.status()).isEqualTo(400);
    assertThat(otherType.status()).isEqualTo(415);
    assertThat(otherType.header("Accept-Patch")).isEqualTo(type);
    assertThat(noVersion.status()).isEqualTo(412);
    assertThat(wrongOffset.status()).isEqualTo(400);
    assertThat(tus.head(path).header("Upload-Offset")).isEqualTo("0");
  }

  @Test
  void moreThanTheLengthIsRefused() {
    String path = tus.created(5);

    Reply declared = tus.patch(path, 0, CONTENT);
    Reply chunked =
        tus.patch(path, 0, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(CONTENT)));

    assertThat(declared.status()).isEqualTo(400);
    assertThat(chunked.status()).isEqualTo(400);
    assertThat(tus.head(path).header("Upload-Offset")).isEqualTo("0");
  }

  @Test
  void theLengthMayBeDeferred() {
    Reply created = tus.create("Upload-Defer-Length", "1");
    String path = TusClient.pathOf(created);
    assertThat(created.status()).isEqualTo(201);
    assertThat(tus.head(path).header("Upload-Defer-Length")).isEqualTo("1");
    assertThat(tus.head(path).header("Upload-Length")).isNull();

    tus.patch(path, 0, slice(0, 4));
    Reply last = tus.patch(path, 4, slice(4, 9), "Upload-Length", "9");

    assertThat(last.status()).isEqualTo(204);
    assertThat(tus.head(path).header("Upload-Length")).isEqualTo("9");
    assertThat(stack.ann().get(path).text("/sha256")).isEqualTo(SHA_256);
    assertThat(tus.patch(path, 9, new byte[0], "Upload-Length", "10").status()).isEqualTo(400);
    assertThat(tus.create("Upload-Defer-Length", "2").status()).isEqualTo(400);
    assertThat(tus.create("Upload-Defer-Length", "1", "Upload-Length", "5").status())
        .isEqualTo(400);
  }

  @Test
  void aLengthBelowWhatIsThereIsRefused() {
    String path = TusClient.pathOf(tus.create("Upload-Defer-Length", "1"));
    tus.patch(path, 0, slice(0, 4));

    assertThat(tus.patch(path, 4, new byte[0], "Upload-Length", "3").status()).isEqualTo(400);
    assertThat(tus.patch(path, 4, new byte[0], "Upload-Length", "999999999999").status())
        .isEqualTo(413);
  }

  @Test
  void aBodyWithAnotherChecksumIsNotKept() throws NoSuchAlgorithmException {
    String path = tus.created(9);

    Reply wrong = tus.patch(path, 0, slice(0, 4), "Upload-Checksum", checksum("SHA-1", "sha1", 5));
    Reply unknown = tus.patch(path, 0, slice(0, 4), "Upload-Checksum", "crc32 AAAA");

    assertThat(wrong.status()).isEqualTo(460);
    assertThat(wrong.text("/code")).isEqualTo("CHECKSUM_MISMATCH");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(tus.head(path).header("Upload-Offset")).isEqualTo("0");

    String right = checksum("SHA-256", "sha256", 4);
    assertThat(tus.patch(path, 0, slice(0, 4), "Upload-Checksum", right).status()).isEqualTo(204);
    assertThat(tus.head(path).header("Upload-Offset")).isEqualTo("4");
  }

  @Test
  void deleteRemovesAnUpload() {
    String path = tus.created(9);
    tus.patch(path, 0, slice(0, 4));

    Reply deleted = tus.delete(path);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(tus.head(path).status()).isEqualTo(410);
    assertThat(tus.patch(path, 4, slice(4, 9)).status()).isEqualTo(410);
    assertThat(tus.delete(path).status()).isEqualTo(410);
  }

  @Test
  void anUploadIsItsOwnersToChange() {
    String path = tus.created(9);
    TusClient bob = new TusClient(stack.api("acme", "bob"));

    assertThat(bob.patch(path, 0, CONTENT).status()).isEqualTo(404);
    assertThat(bob.delete(path).status()).isEqualTo(404);
    assertThat(tus.head(path).header("Upload-Offset")).isEqualTo("0");
  }

  @Test
  void headGivesTheMetadataBack() {
    String metadata = "filename cGV0cy5jc3Y=,flag";
    String path = TusClient.pathOf(tus.create("Upload-Length", "9", "Upload-Metadata", metadata));

    assertThat(tus.head(path).header("Upload-Metadata")).isEqualTo(metadata);
  }

  @Test
  void piecesArePutTogether() {
    String one = piece(0, 4);
    String two = piece(4, 9);
    String concat = "final;" + one + " " + stack.gateway().url() + two;

    Reply whole = tus.create("Upload-Concat", concat);

    assertThat(whole.status()).isEqualTo(201);
    assertThat(whole.text("/sha256")).isEqualTo(SHA_256);
    String path = TusClient.pathOf(whole);
    assertThat(tus.head(path).header("Upload-Concat")).isEqualTo("final;" + one + " " + two);
    assertThat(tus.head(path).header("Upload-Length")).isEqualTo("9");
    assertThat(tus.head(one).header("Upload-Concat")).isEqualTo("partial");
    Reply patched = tus.patch(path, 9, new byte[0]);
    assertThat(patched.status()).isEqualTo(403);
    assertThat(patched.text("/code")).isEqualTo("UPLOAD_FINAL");
  }

  @Test
  void piecesMustBeThereAndComplete() {
    String one = piece(0, 4);
    String begun = TusClient.pathOf(tus.create("Upload-Concat", "partial", "Upload-Length", "5"));
    String whole = tus.created(9);
    String nothing = "/v1/uploads/u-0000000000000000000000000000000000000000";
    TusClient bob = new TusClient(stack.api("acme", "bob"));

    assertThat(tus.create("Upload-Concat", "final;" + one + " " + begun).text("/code"))
        .isEqualTo("UPLOAD_INCOMPLETE");
    assertThat(tus.create("Upload-Concat", "final;" + one + " " + whole).text("/code"))
        .isEqualTo("UPLOAD_UNKNOWN");
    assertThat(tus.create("Upload-Concat", "final;" + nothing).status()).isEqualTo(400);
    assertThat(bob.create("Upload-Concat", "final;" + one).text("/code"))
        .isEqualTo("UPLOAD_UNKNOWN");
    assertThat(tus.create("Upload-Concat", "final;" + one, "Upload-Length", "4").status())
        .isEqualTo(400);
  }

  @Test
  void aPieceIsNoInput() {
    String id = piece(0, 4).substring("/v1/uploads/".length());

    Reply reply =
        stack
            .ann()
            .post(
                "/v1/operations",
                Api.submission(id),
                "Idempotency-Key",
                UUID.randomUUID().toString());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/code")).isEqualTo("UPLOAD_INCOMPLETE");
  }

  @Test
  void aClientThatCanOnlyPostMayNameItsMethod() {
    String path = tus.created(9);

    Reply reply =
        tus.send(
            "POST",
            path,
            BodyPublishers.ofByteArray(CONTENT),
            "X-HTTP-Method-Override",
            "PATCH",
            "Upload-Offset",
            "0",
            "Content-Type",
            "application/offset+octet-stream");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(stack.ann().get(path).text("/sha256")).isEqualTo(SHA_256);
  }

  @Test
  void whichLimitWasExceededIsSaid() {
    try (TestGateway small =
        stack.another("longhaul.uploads.max-size=100B", "longhaul.uploads.tenant-limit=150B")) {
      String tenant = "small-" + UUID.randomUUID().toString().substring(0, 8);
      TusClient client = new TusClient(new Api(small.url(), stack.issuer().client(tenant, "ann")));

      Reply file = client.create("Upload-Length", "101");
      client.created(100);
      Reply all = client.create("Upload-Length", "51");
      String open = TusClient.pathOf(client.create("Upload-Defer-Length", "1"));
      Reply endless = client.patch(open, 0, new byte[101]);

      assertThat(file.status()).isEqualTo(413);
      assertThat(file.text("/code")).isEqualTo("TOO_LARGE");
      assertThat(file.header("Tus-Max-Size")).isEqualTo("100");
      assertThat(all.status()).isEqualTo(413);
      assertThat(all.text("/code")).isEqualTo("UPLOAD_QUOTA_EXCEEDED");
      assertThat(endless.status()).isEqualTo(413);
      assertThat(endless.text("/code")).isEqualTo("TOO_LARGE");
    }
  }

  private String piece(int from, int to) {
    String length = Integer.toString(to - from);
    String path = TusClient.pathOf(tus.create("Upload-Concat", "partial", "Upload-Length", length));
    assertThat(tus.patch(path, 0, slice(from, to)).status()).isEqualTo(204);
    return path;
  }

  private static byte[] slice(int from, int to) {
    return Arrays.copyOfRange(CONTENT, from, to);
  }

  private static String checksum(String platformName, String name, int length)
      throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance(platformName).digest(slice(0, length));
    return name + " " + Base64.getEncoder().encodeToString(digest);
  }
}
