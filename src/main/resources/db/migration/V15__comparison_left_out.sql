-- What a comparison left out because there was too much of it, in sentences for people.
ALTER TABLE comparisons ADD COLUMN left_out text;
