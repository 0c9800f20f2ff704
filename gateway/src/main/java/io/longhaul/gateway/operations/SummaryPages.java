package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.OperationListing;
import io.longhaul.gateway.engine.OperationPage;
import io.longhaul.gateway.requests.PageToken;
import java.util.List;

/** Reads lists of operations, page by page. */
final class SummaryPages {

  private static final OperationPage NOTHING = new OperationPage(List.of(), new byte[0]);

  private final OperationListing listing;

  SummaryPages(OperationListing listing) {
    this.listing = listing;
  }

  OperationSummary.Page read(ListRequest list, Links links) {
    byte[] from = PageToken.read(list.pageToken(), list.identity());
    OperationPage page =
        list.nothing() ? NOTHING : listing.list(list.filter(), list.pageSize(), from);
    return new OperationSummary.Page(
        page.operations().stream().map(operation -> OperationSummary.of(operation, links)).toList(),
        PageToken.write(page.next(), list.identity()));
  }
}
