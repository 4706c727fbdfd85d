-- Why: an order names the redemptions of vouchers and store currency that pay part of it. What they pay stands with the
-- lines (order_lines, redeemed); which they were stands here, as a list of ids, and nothing where there were none.
alter table purchase
    add column redemptions json;
