"""Why a number is not simply good, as keys: the content has the words."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a number is not simply "ok": a content key, told to the owner in plain words."""

    BLANK_INPUT = "blank_input"
    NOTHING_YET = "nothing_yet"

    NEGATIVE_NUMBER = "negative_number"
    NUMBER_TOO_LARGE = "number_too_large"
    NOT_A_NUMBER = "not_a_number"
    READ_AS_PERCENT = "read_as_percent"
    OVER_100_PERCENT = "over_100_percent"

    FEWER_THAN_TEN = "fewer_than_ten"
    FEWER_THAN_THIRTY = "fewer_than_thirty"
    WIDE_RANGE = "wide_range"
    IF_SAME_PEOPLE = "if_same_people"
    NOT_SAME_PEOPLE = "not_same_people"
    MORE_LATER_THAN_EARLIER = "more_later_than_earlier"
    NOBODY_TO_COUNT_FROM = "nobody_to_count_from"

    ZERO_LEADS = "zero_leads"
    ZERO_LEADS_SPENT = "zero_leads_spent"
    FEW_LEADS = "few_leads"
    ZERO_CUSTOMERS_SPENT = "zero_customers_spent"
    ZERO_CUSTOMERS_FROM_ADS = "zero_customers_from_ads"
    FEW_CUSTOMERS = "few_customers"
    ZERO_SALES = "zero_sales"
    FEW_SALES = "few_sales"
    ZERO_REVENUE = "zero_revenue"
    ZERO_COST = "zero_cost"
    ZERO_ACQUISITION_COST = "zero_acquisition_cost"

    ONE_YEAR_ONLY = "one_year_only"
    VALUE_WITHOUT_END = "value_without_end"
    DISCOUNT_TAKEN_AS_ZERO = "discount_taken_as_zero"
    NEVER_AT_THIS_MARGIN = "never_at_this_margin"
    NEVER_WITHOUT_PURCHASES = "never_without_purchases"

    ZERO_AVERAGE_SALE = "zero_average_sale"
    ZERO_RATE = "zero_rate"
    ZERO_PERIOD = "zero_period"
    REPEAT_COVERS_GOAL = "repeat_covers_goal"
    REPEAT_TAKEN_AS_ZERO = "repeat_taken_as_zero"

    NO_TARGET = "no_target"
    NO_LATER_TARGET = "no_later_target"
    TIME_NOT_COUNTED = "time_not_counted"
    MIDDLE_OF_RANGE = "middle_of_range"

    NOBODY_FLAGGED = "nobody_flagged"
    NOBODY_WON = "nobody_won"
    MAY_BE_LUCK = "may_be_luck"
    FEW_WINS = "few_wins"

    SAME_DAY_AS_ONE = "same_day_as_one"
    NEGATIVE_DAYS = "negative_days"
    ZERO_HOURS = "zero_hours"
    MANY_HOURS = "many_hours"
    FUTURE_OVER_MARKETING = "future_over_marketing"
